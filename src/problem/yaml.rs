//! What the slips in writing YAML say, and the bounds on it.

use super::message::say;
use super::nouns::quoted;
use super::{YamlLimit, YamlSlip};
use crate::lang::Lang;

pub(super) fn sentence(slip: YamlSlip, lang: Lang) -> String {
    match slip {
        YamlSlip::ColonInText => say!(
            lang,
            "引用符のない文の中に「: 」があります。",
            "Unquoted text contains a colon followed by a space.",
            "따옴표 없는 글 안에 ‘: ’이 있습니다."
        ),
        YamlSlip::UnexpectedColon => say!(
            lang,
            "ここに「名前: 値」は書けません。",
            "A \"name: value\" pair cannot appear here.",
            "여기에 ‘이름: 값’을 쓸 수 없습니다."
        ),
        YamlSlip::MissingColon => {
            say!(lang, "名前の後に「: 」がありません。", "No colon follows the name.", "이름 뒤에 ‘: ’이 없습니다.")
        }
        YamlSlip::Indentation => say!(
            lang,
            "字下げが前後の行とそろっていません。",
            "The line is not aligned with its neighbours.",
            "들여쓰기가 앞뒤 행과 맞지 않습니다."
        ),
        YamlSlip::Tab => {
            say!(lang, "タブは使えません。", "Tabs are not allowed here.", "탭은 쓸 수 없습니다.")
        }
        YamlSlip::OpenQuote => say!(
            lang,
            "引用符が閉じられていません。",
            "The quotation mark is never closed.",
            "따옴표가 닫히지 않았습니다."
        ),
        YamlSlip::AfterValue => say!(
            lang,
            "値が終わった後に文字があります。",
            "There is text after the end of the value.",
            "값이 끝난 뒤에 글자가 있습니다."
        ),
        YamlSlip::UnexpectedDash => {
            say!(
                lang,
                "ここでリストは始められません。",
                "A list cannot begin here.",
                "여기서 목록을 시작할 수 없습니다."
            )
        }
        YamlSlip::Escape => say!(
            lang,
            "「\\」の後の文字が正しくありません。",
            "Unknown escape: the backslash does not go with what follows.",
            "‘\\’ 뒤의 글자가 올바르지 않습니다."
        ),
        YamlSlip::OpenBracket => say!(
            lang,
            "括弧が閉じられていないか、コンマが抜けています。",
            "A bracket is not closed, or a comma is missing.",
            "괄호가 닫히지 않았거나 쉼표가 빠졌습니다."
        ),
        YamlSlip::Reserved(character) => {
            let character = quoted(character.encode_utf8(&mut [0; 4]), lang);
            say!(
                lang,
                "引用符のない文は{character}で始められません。",
                "Unquoted text cannot begin with {character}.",
                "따옴표 없는 글은 {character} 문자로 시작할 수 없습니다."
            )
        }
        YamlSlip::ControlCharacter => {
            say!(lang, "制御文字があります。", "Control characters are not allowed.", "제어 문자가 있습니다.")
        }
        YamlSlip::WideColon => {
            say!(
                lang,
                "名前の後のコロンが全角です。",
                "The colon after the name is full-width.",
                "이름 뒤의 쌍점이 전각입니다."
            )
        }
        YamlSlip::WideSpace => {
            say!(lang, "全角の空白があります。", "There is a full-width space here.", "전각 공백이 있습니다.")
        }
        YamlSlip::EndlessAlias => say!(
            lang,
            "別名が自分自身を含んでいます。",
            "The alias refers to itself.",
            "별칭이 자기 자신을 포함합니다."
        ),
        YamlSlip::SecondDocument => say!(
            lang,
            "ここから二つ目の文書が始まっています。",
            "A second document begins here.",
            "여기서 두 번째 문서가 시작됩니다."
        ),
    }
}

pub(super) fn limit_sentence(limit: YamlLimit, lang: Lang) -> String {
    match limit {
        YamlLimit::Depth => say!(lang, "入れ子が深すぎます。", "The nesting is too deep.", "중첩이 너무 깊습니다."),
        YamlLimit::Values => {
            say!(lang, "値の数が多すぎます。", "The file has too many values.", "값이 너무 많습니다.")
        }
        YamlLimit::Aliases => say!(
            lang,
            "別名の展開が多すぎます。",
            "The aliases expand to too much.",
            "별칭을 펼친 내용이 너무 많습니다."
        ),
        YamlLimit::Text => {
            say!(lang, "文の量が多すぎます。", "The file has too much text.", "글의 양이 너무 많습니다.")
        }
    }
}

pub(super) fn advice(slip: YamlSlip, lang: Lang) -> Option<String> {
    Some(match slip {
        YamlSlip::ColonInText | YamlSlip::Reserved(_) => say!(
            lang,
            "文の全体を二重引用符（\"\"）で囲んでください。",
            "Put the whole text in double quotation marks.",
            "글 전체를 큰따옴표(\"\")로 묶으십시오."
        ),
        YamlSlip::UnexpectedColon => say!(
            lang,
            "この行の字下げと、上の行のコロン（半角で、後に空白）を確かめてください。",
            "Check the indentation, and that the line above has a half-width colon followed by a space.",
            "이 행의 들여쓰기와 위 행의 쌍점(반각, 뒤에 공백)을 확인하십시오."
        ),
        YamlSlip::MissingColon => say!(
            lang,
            "名前の後に、半角のコロンと空白を入れてください。",
            "Write a half-width colon and a space after the name.",
            "이름 뒤에 반각 쌍점과 공백을 넣으십시오."
        ),
        YamlSlip::Indentation => say!(
            lang,
            "同じ組の行は同じ桁から始め、一段ごとに半角の空白2字を入れます。",
            "Begin the lines of one group at the same column, and indent each step by two spaces.",
            "같은 묶음의 행은 같은 칸에서 시작하고, 한 단계마다 공백 두 칸을 넣습니다."
        ),
        YamlSlip::Tab => say!(lang, "半角の空白に置き換えてください。", "Use spaces instead.", "공백으로 바꾸십시오."),
        YamlSlip::WideColon => say!(
            lang,
            "半角のコロンと空白（「: 」）に置き換えてください。",
            "Replace it with a half-width colon and a space.",
            "반각 쌍점과 공백(‘: ’)으로 바꾸십시오."
        ),
        YamlSlip::WideSpace => say!(
            lang,
            "半角の空白に置き換えてください。",
            "Replace it with a half-width space.",
            "반각 공백으로 바꾸십시오."
        ),
        YamlSlip::ControlCharacter => say!(
            lang,
            "その文字を消してください。上の行では代わりの記号（␛や�など）で示しています。",
            "Delete the character; the line above shows a symbol such as ␛ or � in its place.",
            "그 글자를 지우십시오. 위의 행에는 대신 ␛나 � 같은 기호로 표시했습니다."
        ),
        YamlSlip::AfterValue => say!(
            lang,
            "値の一部なら、全体を二重引用符（\"\"）で囲んでください。その中の二重引用符は\\\"と書きます。",
            "If it belongs to the value, put the whole value in double quotation marks, and write \\\" for one inside.",
            "값의 일부라면 전체를 큰따옴표(\"\")로 묶으십시오. 그 안의 큰따옴표는 \\\"로 씁니다."
        ),
        YamlSlip::UnexpectedDash => say!(
            lang,
            "リストは次の行から始めます。文なら、二重引用符（\"\"）で囲んでください。",
            "Begin the list on the next line; if this is text, put it in double quotation marks.",
            "목록은 다음 행에서 시작합니다. 글이라면 큰따옴표(\"\")로 묶으십시오."
        ),
        YamlSlip::Escape => say!(
            lang,
            "「\\」そのものは\\\\と書きます。",
            "Write \\\\ for the backslash itself.",
            "‘\\’ 자체는 \\\\로 씁니다."
        ),
        YamlSlip::SecondDocument => say!(
            lang,
            "一つのファイルに書ける報告は一つです。",
            "A file holds one brief.",
            "한 파일에는 보고서를 하나만 씁니다."
        ),
        YamlSlip::OpenQuote | YamlSlip::OpenBracket | YamlSlip::EndlessAlias => return None,
    })
}
