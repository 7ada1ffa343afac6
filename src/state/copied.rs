//! What was copied, and where it is, to be told.

use std::path::{Path, PathBuf};

use crate::lang::Lang;
use crate::text::clean::clean;

/// What of an item is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excerpt {
    /// Its id, and where it is from.
    Citation,
    /// What it says.
    Text,
}

/// Where a copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the clipboard.
    Clipboard,
    /// In the clipboard if the terminal takes it, and in a file in any case.
    Either(PathBuf),
    /// In a file.
    File(PathBuf),
    /// In the clipboard if the terminal takes it.
    Perhaps,
    /// Nowhere.
    Nowhere,
}

/// What was copied, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The id of the item.
    pub id: String,
    /// What of it.
    pub excerpt: Excerpt,
    /// Where it is.
    pub place: Place,
}

impl Copied {
    /// What was copied and where it is, as a sentence.
    pub fn message(&self, lang: Lang) -> String {
        let what = match (self.excerpt, lang) {
            (Excerpt::Citation, Lang::Ja) => format!("{}の出典", self.id),
            (Excerpt::Citation, Lang::En) => format!("{} and its citation", self.id),
            (Excerpt::Citation, Lang::Ko) => format!("{}의 출처를", self.id),
            (Excerpt::Text, Lang::Ja) => format!("{}の本文", self.id),
            (Excerpt::Text, Lang::En) => format!("the text of {}", self.id),
            (Excerpt::Text, Lang::Ko) => format!("{}의 본문을", self.id),
        };
        match (&self.place, lang) {
            (Place::Clipboard, Lang::Ja) => format!("{what}をコピーしました。"),
            (Place::Clipboard, Lang::En) => format!("Copied {what}."),
            (Place::Clipboard, Lang::Ko) => format!("{what} 복사했습니다."),
            (Place::Either(path), Lang::Ja) => {
                format!("{what}をコピーしました。貼り付けられないときはファイルにあります: {}", shown(path))
            }
            (Place::Either(path), Lang::En) => {
                format!("Copied {what}. If it cannot be pasted, it is in {}", shown(path))
            }
            (Place::Either(path), Lang::Ko) => {
                format!("{what} 복사했습니다. 붙여 넣을 수 없으면 파일에 있습니다: {}", shown(path))
            }
            (Place::File(path), Lang::Ja) => format!("{what}をファイルに保存しました: {}", shown(path)),
            (Place::File(path), Lang::En) => format!("Copied {what} to the file {}", shown(path)),
            (Place::File(path), Lang::Ko) => format!("{what} 파일에 저장했습니다: {}", shown(path)),
            (Place::Perhaps, Lang::Ja) => format!("{what}を端末に送りました。貼り付けられない端末もあります。"),
            (Place::Perhaps, Lang::En) => format!("Sent {what} to the terminal; not every terminal takes it."),
            (Place::Perhaps, Lang::Ko) => format!("{what} 터미널에 보냈습니다. 붙여 넣을 수 없는 터미널도 있습니다."),
            (Place::Nowhere, Lang::Ja) => format!("{what}をコピーできませんでした。"),
            (Place::Nowhere, Lang::En) => format!("Cannot copy {what}."),
            (Place::Nowhere, Lang::Ko) => format!("{what} 복사할 수 없습니다."),
        }
    }
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}
