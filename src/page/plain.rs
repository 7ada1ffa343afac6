//! From the blocks of a page to plain text: one thing after the other, no columns, no frame, for
//! screen readers and pipes. Lines are not broken: whoever shows them breaks them.

use super::Block;

/// The blocks as text, each on a line of its own, the links numbered from 1.
pub fn plain(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut number = 0;
    for block in blocks {
        let line = match block {
            Block::Kicker { id, rest } => joined(id, "  ", rest),
            Block::Field { label, value, .. } => format!("{label}: {value}"),
            Block::Link { lead, text, target: None } => joined(lead, "  ", text),
            Block::Link { lead, text, .. } => {
                number += 1;
                format!("{number}. {}", joined(lead, "  ", text))
            }
            other => other.words().to_owned(),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn joined(first: &str, between: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() { format!("{first}{second}") } else { format!("{first}{between}{second}") }
}
