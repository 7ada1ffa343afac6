//! The desk without a screen: text out, lines in. A line is a number to open, `/` and words to
//! filter or to find, or keys as on the screen.

use std::io::{self, BufRead, Write};

use crate::action::{Action, Scope};
use crate::key::parse_keys;
use crate::label::Word;
use crate::shell::keeper::Keeper;
use crate::state::{Place, State};
use crate::text::clean::{clean, clean_lines};
use crate::update::{self, Copy, Effect};
use crate::view;

/// Runs the desk on lines until it is closed or the lines end.
///
/// # Errors
/// When the lines cannot be read or the text not be written.
pub fn run(state: &mut State, keeper: &mut Keeper, lines: &mut impl BufRead, out: &mut impl Write) -> io::Result<()> {
    state.setting.plain = true;
    loop {
        keeper.tend(state);
        writeln!(out, "{}", clean_lines(&view::plain(state)))?;
        let prompt = match state.scope() {
            Scope::Form => Word::PlainFormPrompt,
            Scope::Review => Word::PlainReviewPrompt,
            _ => Word::PlainPrompt,
        };
        write!(out, "{} ", prompt.in_lang(state.lang()))?;
        out.flush()?;
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        match answer(state, keeper, clean(line.trim()).as_ref()) {
            Effect::Quit => return Ok(()),
            Effect::Copy(copy) => write_copy(state, copy, out)?,
            _ => {}
        }
        writeln!(out)?;
    }
}

/// Writes out what was to be copied: here it can be taken from the screen.
fn write_copy(state: &mut State, copy: Copy, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", clean_lines(&copy.text))?;
    update::copied(state, copy, Place::Clipboard);
    Ok(())
}

/// Puts a line into the field of the form that has the keys, in the place of what was there, and goes
/// on to the next.
fn fill(state: &mut State, line: &str) -> Effect {
    let _ = update::act(state, Action::ClearInput);
    update::text(state, line);
    update::act(state, Action::NextField)
}

/// Does what a line asks for.
fn answer(state: &mut State, keeper: &mut Keeper, line: &str) -> Effect {
    if state.form.is_some() && !line.starts_with('<') {
        let asked = if line.is_empty() { update::act(state, Action::Submit) } else { fill(state, line) };
        return keeper.perform(asked, state);
    }
    if let Ok(number) = line.parse::<usize>() {
        let asked = update::open(state, number);
        return keeper.perform(asked, state);
    }
    if let Some(words) = line.strip_prefix(['/', '／']) {
        update::look_for(state, words);
        return Effect::None;
    }
    let mut effect = Effect::None;
    for chord in parse_keys(line).unwrap_or_default() {
        let asked = update::key(state, chord);
        effect = keeper.perform(asked, state);
        if matches!(effect, Effect::Quit | Effect::Copy(_)) {
            break;
        }
    }
    if line.is_empty() {
        effect = update::act(state, Action::Redraw);
    }
    effect
}
