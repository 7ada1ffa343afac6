//! The settings, each declared once.

use serde_json::Value as Json;

use super::value::{Ambiguous, Clipboard, Form, Value};
use super::{Effective, Provenance};
use crate::lang::Lang;
use crate::problem::ProblemKind;
use crate::text::layout::Strictness;
use crate::toml_file::Content;

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $variant:ident $field:ident: $type:ty = $default:expr, $name:literal $ja:literal, $en:literal, $ko:literal;)+) => {
        /// The name of a setting.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $($(#[doc = $doc])+ $variant,)+ }

        impl Key {
            /// Every setting, in the order in which they are shown.
            pub const ALL: &'static [Key] = &[$(Key::$variant),+];

            /// The setting's name in the file, and with two hyphens before it the option.
            pub const fn name(self) -> &'static str {
                match self { $(Key::$variant => $name,)+ }
            }

            /// What the setting is, in a few words.
            pub const fn doc(self, lang: Lang) -> &'static str {
                match self { $(Key::$variant => match lang { Lang::Ja => $ja, Lang::En => $en, Lang::Ko => $ko },)+ }
            }

            /// What can be written for it.
            pub fn form(self) -> Form {
                match self { $(Key::$variant => <$type>::form(),)+ }
            }
        }

        /// The settings that hold.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Config { $($(#[doc = $doc])+ pub $field: Effective<$type>,)+ }

        impl Config {
            /// The value of a setting, as JSON and TOML write it, and where it is from.
            pub fn get(&self, key: Key) -> (Json, &Provenance) {
                match key { $(Key::$variant => (self.$field.value.written(), &self.$field.from),)+ }
            }
        }

        /// What one place says of the settings: the options, a file, the environment.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Layer { $($field: Option<Effective<$type>>,)+ }

        impl Layer {
            /// This layer, and where it says nothing the one beneath.
            pub fn over(self, beneath: Layer) -> Layer {
                Layer { $($field: self.$field.or(beneath.$field),)+ }
            }

            /// This layer, and where it says nothing the default.
            pub(super) fn over_defaults(self) -> Config {
                let from = || Provenance::Default;
                Config { $($field: self.$field.unwrap_or_else(|| Effective { value: $default, from: from() }),)+ }
            }

            /// Sets a setting to what stands in a file.
            pub(super) fn set(&mut self, key: Key, content: &Content, from: Provenance) -> Result<(), ProblemKind> {
                match key {
                    $(Key::$variant => {
                        let value = <$type>::read(content).ok_or_else(|| <$type>::form().problem(content))?;
                        self.$field = Some(Effective { value, from });
                    })+
                }
                Ok(())
            }
        }
    };
}

settings! {
    /// The language that everything is shown in.
    Lang lang: Lang = Lang::default(), "lang"
        "表示の言語（省略時はロケールの言語）",
        "The language; that of the locale if none is set",
        "표시 언어(생략하면 로캘의 언어)";
    /// A second language beside it on pages.
    Pair pair: Option<Lang> = None, "pair"
        "本文に並べる二つ目の言語", "A second language beside it on pages", "본문에 나란히 놓을 둘째 언어";
    /// The colours.
    Theme theme: String = "dark".to_owned(), "theme"
        "配色（plainは色なし。自作も可）", "The colours; plain has none; or a theme of your own", "색 구성(plain은 색 없음, 직접 만든 것도 가능)";
    /// The widest line of running text, in cells.
    Measure measure: u16 = 76, "measure"
        "本文の1行の最大幅（半角の桁数）",
        "The widest line of running text, in cells",
        "본문 한 행의 최대 너비(반각 칸 수)";
    /// How wide the terminal draws the characters that Unicode calls ambiguous.
    Ambiguous ambiguous: Ambiguous = Ambiguous::Auto, "ambiguous"
        "①や※など幅の曖昧な文字の幅（autoは端末に尋ねる）",
        "The width of characters such as ① and ※; auto asks the terminal",
        "①, ※ 등 너비가 모호한 문자의 너비(auto는 터미널에 물음)";
    /// How much the start of a line is guarded.
    LineBreaking line_breaking: Strictness = Strictness::Strict, "line-breaking"
        "行頭の禁則（looseは小さい仮名と「ー」を行頭に許す）",
        "What may start a line; loose lets small kana and ー do so",
        "행 첫머리 금칙(loose는 작은 가나와 ‘ー’를 허용)";
    /// Whether 。 and 、 may hang beyond the end of a line.
    Hanging hanging: bool = true, "hanging"
        "句読点を行末の外にぶら下げる",
        "Let 。 and 、 hang beyond the end of a line",
        "마침표와 쉼표를 행 끝 밖에 걸침";
    /// Whether the frame is drawn with ASCII alone.
    Ascii ascii: bool = false, "ascii"
        "枠や記号をASCIIだけで描く（本文はそのまま）",
        "Draw the frame with ASCII alone; the texts keep their characters",
        "틀과 기호를 ASCII로만 표시(본문은 그대로)";
    /// Where copies go.
    Clipboard clipboard: Clipboard = Clipboard::Auto, "clipboard"
        "コピーの行き先（autoは端末に、不確かならファイルにも）",
        "Where copies go; auto: to the terminal, where in doubt to a file too",
        "복사할 곳(auto는 터미널에, 확실하지 않으면 파일에도)";
}

impl Layer {
    /// A layer that says at most the language.
    pub fn of_lang(lang: Option<Effective<Lang>>) -> Layer {
        Layer { lang, ..Layer::default() }
    }

    /// A layer that says at most the colours.
    pub(super) fn of_theme(theme: Option<Effective<String>>) -> Layer {
        Layer { theme, ..Layer::default() }
    }

    /// Sets a setting to a word of the command line.
    ///
    /// # Errors
    /// When the word is not of the setting's [`Form`].
    pub fn set_option(&mut self, key: Key, word: &str) -> Result<(), ProblemKind> {
        self.set(key, &key.form().content(word), Provenance::Option)
    }
}

impl Default for Config {
    /// What holds where nobody says anything.
    fn default() -> Config {
        Layer::default().over_defaults()
    }
}
