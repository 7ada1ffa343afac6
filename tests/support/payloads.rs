//! Texts that are markup, code or commands somewhere.

/// More than a hundred of them: of HTML, XML, SVG, Markdown, spreadsheets, shells and terminals.
pub fn payloads() -> Vec<String> {
    let mut payloads: Vec<String> = include_str!("../fixtures/minutes/hostile.txt")
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.replace("␤", "\n").replace("␉", "\t").replace("␍", "\r").replace("␀", "\0"))
        .collect();
    payloads.push("a".repeat(70_000));
    payloads.push("<b>".repeat(5_000));
    payloads.push("[".repeat(5_000));
    payloads.push("\u{202E}=cmd|'/C calc'!A0\u{202C}\u{FEFF}\u{FFFE}\u{1B}[31m".to_owned());
    assert!(payloads.len() >= 100, "{}", payloads.len());
    payloads
}
