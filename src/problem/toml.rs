//! What the slips in writing TOML say.

use super::TomlSlip;
use super::message::say;
use crate::lang::Lang;

pub(super) fn sentence(slip: TomlSlip, lang: Lang) -> String {
    match slip {
        TomlSlip::OpenBracket => {
            say!(lang, "括弧が閉じられていません。", "The bracket is never closed.", "괄호가 닫히지 않았습니다.")
        }
        TomlSlip::OpenQuote => say!(
            lang,
            "引用符が閉じられていません。",
            "The quotation mark is never closed.",
            "따옴표가 닫히지 않았습니다."
        ),
        TomlSlip::MissingQuotes => {
            say!(
                lang,
                "文字列に引用符がありません。",
                "The text has no quotation marks.",
                "문자열에 따옴표가 없습니다."
            )
        }
        TomlSlip::MissingComma => say!(
            lang,
            "値と値の間にコンマがありません。",
            "A comma is missing between two entries.",
            "값과 값 사이에 쉼표가 없습니다."
        ),
        TomlSlip::MissingEquals => {
            say!(lang, "名前の後に「=」がありません。", "No equals sign follows the name.", "이름 뒤에 ‘=’이 없습니다.")
        }
        TomlSlip::MissingName => {
            say!(
                lang,
                "「=」の前に名前がありません。",
                "No name stands before the equals sign.",
                "‘=’ 앞에 이름이 없습니다."
            )
        }
        TomlSlip::MissingValue => {
            say!(lang, "「=」の後に値がありません。", "No value follows the equals sign.", "‘=’ 뒤에 값이 없습니다.")
        }
        TomlSlip::BadName => say!(
            lang,
            "名前に使えない文字があります。",
            "This character cannot stand in a name.",
            "이름에 쓸 수 없는 글자가 있습니다."
        ),
        TomlSlip::Escape => say!(
            lang,
            "「\\」の後の文字が正しくありません。",
            "This is no escape: a backslash does not go with what follows.",
            "‘\\’ 뒤의 글자가 올바르지 않습니다."
        ),
    }
}

pub(super) fn advice(slip: TomlSlip, lang: Lang) -> Option<String> {
    Some(match slip {
        TomlSlip::MissingQuotes => say!(
            lang,
            "二重引用符（\"\"）で囲んでください。",
            "Put it in double quotation marks.",
            "큰따옴표(\"\")로 묶으십시오."
        ),
        TomlSlip::MissingEquals | TomlSlip::MissingName | TomlSlip::MissingValue => say!(
            lang,
            "名前、「=」、値の順に書きます。",
            "A name, an equals sign and a value stand on one line.",
            "이름, ‘=’, 값의 순서로 씁니다."
        ),
        TomlSlip::BadName => say!(
            lang,
            "名前は半角の英字、数字、ハイフン、下線で書きます。",
            "A name is written with letters from a to z, digits, hyphens and underscores.",
            "이름은 영문자, 숫자, 붙임표, 밑줄로 씁니다."
        ),
        TomlSlip::Escape => say!(
            lang,
            "「\\」そのものは\\\\と書きます。",
            "Write \\\\ for the backslash itself.",
            "‘\\’ 자체는 \\\\로 씁니다."
        ),
        TomlSlip::OpenBracket | TomlSlip::OpenQuote | TomlSlip::MissingComma => return None,
    })
}
