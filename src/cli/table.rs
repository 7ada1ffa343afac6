//! Rows of text in columns.

use crate::text::width::Width;

/// What stands between two columns.
const GAP: &str = "  ";

/// Each row as a line, its cells in columns that are as wide as their widest cell. The last column
/// is as long as it likes, and a column that is empty in every row takes no room.
pub(super) fn aligned<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> Vec<String> {
    let width = Width::Narrow;
    let widths: [usize; COLUMNS] =
        std::array::from_fn(|column| rows.iter().map(|row| width.cells(&row[column])).max().unwrap_or(0));
    let line = |row: &[String; COLUMNS]| {
        let cells = row.iter().zip(widths).filter(|(_, cells)| *cells > 0).map(|(text, cells)| width.pad(text, cells));
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_the_cells_that_a_terminal_gives_them() {
        let rows = [["KJ-01", "日韓", "", "ACSA"], ["KJ-F01", "한", "", "日韓"]].map(|row| row.map(str::to_owned));
        assert_eq!(aligned(&rows), ["KJ-01   日韓  ACSA", "KJ-F01  한    日韓"]);
    }
}
