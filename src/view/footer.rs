//! The line at the foot: the keys that matter now, or a line of input; how far one is.

use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::list::position;
use super::notice;
use super::pen::Pen;
use super::{follows, form, trouble};
use crate::action::{Action, Scope};
use crate::label::{self, Word};
use crate::lang::Lang;
use crate::ledger::Response;
use crate::state::{Asks, Level, Said, State, is_open};
use crate::theme::Role;
use crate::update::RESPONSES;

/// From this many columns on there is room for more than what matters most.
const NARROW: u16 = 60;

/// Draws the footer; returns the caret's place where a line of input has the keys.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) -> Option<Position> {
    let left = left(state, pen, area);
    pen.text_right(area, 0, &how_far(state), Role::Dim);
    match state.input() {
        _ if notice::fits(state, pen, left) => {
            let words = notice::words(state).unwrap_or_default();
            pen.text(left, 0, 0, &words, Role::Attention);
        }
        _ if state.habits.asks.is_some() => asks(state, pen, left),
        _ if !state.pending.is_empty() => follows::in_footer(state, pen, left),
        _ if state.habits.count.is_some() => {
            let count = state.habits.count.unwrap_or_default();
            pen.text(left, 0, 0, &format!("{count} .."), Role::Title);
        }
        Some(line) => {
            let caret = input(line, pen, left, &prompt(state));
            let after = caret.x.saturating_sub(left.x);
            let rest = Rect { x: caret.x, width: left.width.saturating_sub(after), ..left };
            offer(state, pen, rest, line);
            return Some(caret);
        }
        _ if trouble::in_footer(state, pen, left) => {}
        _ if state.scope() == Scope::Review => review(state, pen, left),
        _ => hints(state, pen, left),
    }
    None
}

/// What is left of the line beside how far one is.
pub(super) fn left(state: &State, pen: &Pen, area: Rect) -> Rect {
    let right = pen.width.cells(&how_far(state)) as u16;
    let gap = if right > 0 { 2 } else { 0 };
    Rect { width: area.width.saturating_sub(right.saturating_add(gap)), ..area }
}

/// What the last key recorded, and the line that waits: the responses that the digits decide, or once
/// all is decided what is left to do.
fn review(state: &State, pen: &mut Pen, area: Rect) {
    let lang = state.lang();
    let Some(review) = state.review() else { return };
    let agenda = state.records.board.agenda(&review.meeting);
    let open: Vec<&str> = agenda.iter().filter(|it| is_open(it)).map(|it| it.subject.item.as_str()).collect();
    let above = Rect { y: area.y.saturating_sub(1), ..area };
    if review.consenting {
        return consenting(state, pen, area, above, &open);
    }
    let mut end_above = 0;
    if let Some(said) = review.said.as_ref().map(|said| recorded(state, said)) {
        let said = pen.fit(&said, usize::from(above.width)).into_owned();
        end_above = pen.text(above, 0, 0, &said, Role::Title) + 3;
    }
    if open.is_empty() && !agenda.iter().any(|item| item.is_set_aside) {
        let x = pen.text(area, 0, 0, Word::AllDecided.in_lang(lang), Role::Title) + 3;
        let left = [Action::Minutes, Action::Undo, Action::Agenda, Action::Details, Action::EditMeeting];
        keys(state, pen, area, x, &left);
        return;
    }
    let x = responses(pen, area, lang);
    let rest = [Action::Rationale, Action::Note, Action::Undo, Action::ShowKeys];
    let cells = |action: &Action| {
        let key = state.keymap.first_keys(Scope::Review, *action).map(|keys| keys.label(pen.glyphs));
        key.map_or(0, |key| pen.width.cells(&key) + pen.width.cells(action.doc(lang)) + 4)
    };
    let all_fit = usize::from(x + 1) + rest.iter().map(cells).sum::<usize>() <= usize::from(area.width) + 3;
    if all_fit {
        return keys(state, pen, area, x + 1, &rest);
    }
    // Where not all may fit: what takes back what was recorded, and what leads to all the others.
    let order = match review.said {
        Some(_) => [Action::Undo, Action::ShowKeys, Action::Rationale, Action::Note],
        None => [Action::ShowKeys, Action::Rationale, Action::Note, Action::Undo],
    };
    keys(state, pen, above, end_above, &order);
}

/// The responses with the digits that decide them, in the longest form that has room for all of them;
/// the column after them.
fn responses(pen: &mut Pen, area: Rect, lang: Lang) -> u16 {
    let words = RESPONSES.map(|response| response.in_lang(lang));
    let short = RESPONSES.map(|response| short(response, lang));
    let cells = |words: &[&str], gaps: usize| words.iter().map(|word| pen.width.cells(word) + 1 + gaps).sum::<usize>();
    // Between a digit and its word, and between one and the next.
    let forms = [(words, 1, 2), (short, 1, 2), (short, 0, 1)];
    let fits = |(words, inner, outer): &&([&str; 6], u16, u16)| {
        cells(words, usize::from(inner + outer)) <= usize::from(area.width + outer)
    };
    let (words, inner, outer) = forms.iter().find(fits).unwrap_or(&forms[2]);
    let mut x = 0;
    for (at, word) in (1..).zip(words) {
        if usize::from(x + inner) + 1 + pen.width.cells(word) > usize::from(area.width) {
            break;
        }
        x = pen.text(area, x, 0, &format!("{at}"), Role::Id);
        x = pen.text(area, x + inner, 0, word, Role::Text) + outer;
    }
    x
}

/// A response where there is little room.
fn short(response: Response, lang: Lang) -> &'static str {
    match response {
        Response::AcceptedInPrinciple => Word::InPrinciple.in_lang(lang),
        Response::PartiallyAccepted => Word::InPart.in_lang(lang),
        Response::Deferred => Word::Later.in_lang(lang),
        _ => response.in_lang(lang),
    }
}

/// What the key pressed again would accept, and that another leaves it.
fn consenting(state: &State, pen: &mut Pen, area: Rect, above: Rect, open: &[&str]) {
    let lang = state.lang();
    let listed = pen.glyphs.listed(open);
    let listed = pen.fit(&listed, usize::from(above.width)).into_owned();
    pen.text(above, 0, 0, &listed, Role::Title);
    let key = state.keymap.first_keys(Scope::Review, Action::Consent).map(|keys| keys.label(pen.glyphs));
    let again = label::consent_again(&key.unwrap_or_default(), open.len(), lang);
    let x = pen.text(area, 0, 0, &again, Role::Attention) + 2;
    let others = Word::OtherKeysCancel.in_lang(lang);
    if usize::from(x) + pen.width.cells(others) <= usize::from(area.width) {
        pen.text(area, x, 0, others, Role::Dim);
    }
}

/// What the last key recorded.
pub(super) fn recorded(state: &State, said: &Said) -> String {
    let lang = state.lang();
    let what = match (said.response, said.undone) {
        (Some(response), _) if said.count > 1 => label::count_of(response.in_lang(lang), said.count, lang),
        (Some(response), _) => response.in_lang(lang).to_owned(),
        (None, _) if said.count > 1 => label::count_of(Word::Records.in_lang(lang), said.count, lang),
        (None, Some(undone)) => label::undone(undone.in_lang(lang), lang),
        (None, None) => said.kind.in_lang(lang).to_owned(),
    };
    let item = said.item.as_ref().filter(|_| said.count == 1).map_or(String::new(), |id| format!("{id} "));
    let sequence = format!("#{}", said.sequence);
    let words: Vec<&str> =
        [what.as_str(), said.who.as_str(), &sequence].into_iter().filter(|it| !it.is_empty()).collect();
    format!("{item}{}", state.setting.glyphs().listed(&words))
}

/// What stands before a line of input.
fn prompt(state: &State) -> String {
    let (sign, word) = match state.levels.last() {
        _ if state.palette.is_some() => (":", Word::PalettePrompt),
        Some(Level::Page(_)) if state.overlay.is_none() => ("/", Word::FindPrompt),
        _ if state.looks_up() && state.overlay.is_none() => ("/", Word::LookUp),
        _ => ("/", Word::FilterPrompt),
    };
    format!("{sign} {}", word.in_lang(state.lang()))
}

/// That a letter is asked for, and the letters that there are.
fn asks(state: &State, pen: &mut Pen, area: Rect) {
    let word = match state.habits.asks {
        Some(Asks::GoToMark) => Word::GoToMarkPrompt,
        _ => Word::MarkPrompt,
    };
    let mut x = pen.text(area, 0, 0, word.in_lang(state.lang()), Role::Title) + 3;
    for (letter, item) in &state.memory.marks {
        let id = state.library.item(*item).map_or("", |item| item.id().as_str());
        x = pen.text(area, x, 0, &letter.to_string(), Role::Id);
        x = pen.text(area, x + 1, 0, id, Role::Dim) + 3;
    }
}

/// A line of input with its caret, scrolled so that the caret shows.
fn input(input: &Input, pen: &mut Pen, area: Rect, prompt: &str) -> Position {
    let x = pen.text(area, 0, 0, &format!("{prompt}  "), Role::Dim);
    let value = input.value();
    let before: String = value.chars().take(input.cursor()).collect();
    let room = usize::from(area.width.saturating_sub(x + 1)).max(1);
    let mut start = 0;
    let mut caret = pen.width.cells(&before);
    for grapheme in pen.width.graphemes(value) {
        if caret < room {
            break;
        }
        start = grapheme.end();
        caret = caret.saturating_sub(grapheme.cells);
    }
    pen.text(area, x, 0, value.get(start..).unwrap_or(""), Role::Title);
    Position::new(area.x + x + caret as u16, area.y)
}

/// What the completion of a query would add to the line; on an empty line, the key that offers
/// conditions, and their names.
fn offer(state: &State, pen: &mut Pen, area: Rect, line: &Input) {
    let completing = &state.completing;
    if !line.value().is_empty() {
        let rest = completing.rest().filter(|_| !completing.is_listed());
        pen.text(area, 0, 0, rest.unwrap_or(""), Role::Dim);
        return;
    }
    let Some(key) = state.keymap.first_keys(Scope::Input, Action::Complete).map(|keys| keys.label(pen.glyphs)) else {
        return;
    };
    if completing.offered.is_empty() {
        return;
    }
    let mut x = pen.text(area, 2, 0, &key, Role::Id);
    x = pen.text(area, x + 1, 0, Word::Conditions.in_lang(state.lang()), Role::Dim);
    for offer in &completing.offered {
        let name = &offer.completion.text;
        if usize::from(x) + 2 + pen.width.cells(name) > usize::from(area.width) {
            return;
        }
        x = pen.text(area, x + 2, 0, name, Role::Dim);
    }
}

/// How far one is: the row of a list, the line and the share of a page, what a search left.
fn how_far(state: &State) -> String {
    let height = usize::from(state.panes().body.height);
    if let Some(form) = &state.form {
        return format!("{}/{}", form.focus + 1, form.fields.len());
    }
    if let Some(overlay) = &state.overlay {
        return share(overlay.top, overlay.laid.lines.len(), height);
    }
    match state.levels.last() {
        Some(Level::Page(reading)) => match &reading.find {
            Some(find) if !find.input.value().is_empty() => {
                let all = state.page.found.len();
                format!("{}/{all}", if all == 0 { 0 } else { find.at + 1 })
            }
            _ => {
                let lines = state.page.laid.lines.len();
                let line = Word::Line.in_lang(state.lang());
                format!("{}  {line} {}/{lines}", share(reading.top, lines, height), (reading.top + 1).min(lines))
            }
        },
        Some(Level::Home(home)) => {
            let (at, all) = home.position();
            format!("{at}/{all}")
        }
        Some(Level::List(list)) => {
            if list.is_filtered() && !list.is_searching {
                label::n_of_m(list.position().1, list.searched(&state.library), state.lang())
            } else {
                position(list, state.lang())
            }
        }
        Some(Level::Cross(cross)) => format!("{}/{}", cross.row + 1, cross.rows.len()),
        Some(Level::Review(review)) => {
            let lines = state.review_page(state.panes().body.width).lines.len();
            let height = state.review_height();
            // Beside the responses it has no room.
            let is_said = lines > height && state.size.columns >= NARROW;
            if is_said { share(review.top, lines, height) } else { String::new() }
        }
        None => String::new(),
    }
}

/// How much of so many lines has been seen when `top` is the first of `height` on the screen.
fn share(top: usize, lines: usize, height: usize) -> String {
    let seen = (top + height).min(lines);
    (seen * 100).checked_div(lines).map_or(String::new(), |share| format!("{share}%"))
}

fn hints(state: &State, pen: &mut Pen, area: Rect) {
    use Action::{
        Back, Compare, CrossTable, Filter, Find, FindNext, LookUp, Meetings, NextColumns, NextGroup, NextLanguage,
        NextLink, NextTerm, NextView, Open, PageDown, Palette, Quit, Relations, ShowKeys, Timeline, ZoomIn, ZoomOut,
    };
    let scope = state.scope();
    let sought = state.reading().is_some_and(|reading| reading.find.is_some());
    let actions: &[Action] = match scope {
        Scope::Page if sought => &[FindNext, Back, ShowKeys],
        Scope::Page => &[Back, NextLink, Find, ShowKeys, LookUp, NextTerm, NextGroup, NextLanguage],
        Scope::Form => return form_hints(state, pen, area),
        Scope::Review => {
            &[Action::Rationale, Action::Note, Action::Undo, Action::SetAside, Action::Details, ShowKeys, Back]
        }
        Scope::Chart if state.cross().is_some() => &[Open, Back, NextView, NextColumns, ShowKeys, NextLanguage],
        Scope::Overlay => &[Back, PageDown, Filter],
        Scope::List if state.home().is_some() => {
            &[Open, LookUp, Palette, ShowKeys, Timeline, Relations, Meetings, CrossTable, Compare, NextLanguage]
        }
        Scope::List if state.levels.len() == 1 => &[Open, Filter, ShowKeys, LookUp, NextLanguage, Quit],
        Scope::Chart if state.timeline_parts().is_some() => {
            &[Open, Back, ZoomIn, NextView, ShowKeys, ZoomOut, Filter, NextLanguage]
        }
        Scope::Chart => &[Open, Back, NextView, ShowKeys, NextGroup, Filter, NextLanguage],
        Scope::List | Scope::Input | Scope::Global => &[Open, Back, Filter, ShowKeys, LookUp, NextGroup, NextLanguage],
    };
    let mut actions = actions.to_vec();
    // With room for two, what leads to all the others is one of them.
    if state.size.columns < NARROW
        && let Some(at) = actions.iter().position(|action| *action == ShowKeys)
    {
        actions.remove(at);
        actions.insert(1, ShowKeys);
    }
    keys(state, pen, area, 0, &actions);
}

fn form_hints(state: &State, pen: &mut Pen, area: Rect) {
    let mut x = 0;
    for (key, doc) in state.form.iter().flat_map(|form| form::hints(state, form)) {
        x = match hint(pen, area, x, &key, doc) {
            Some(x) => x,
            None => break,
        };
    }
}

/// A key and what it does, and the column after it; none where there is no room for both.
fn hint(pen: &mut Pen, area: Rect, x: u16, key: &str, doc: &str) -> Option<u16> {
    let cells = (pen.width.cells(key) + 1 + pen.width.cells(doc)) as u16;
    if x + cells > area.width {
        return None;
    }
    let x = pen.text(area, x, 0, key, Role::Id);
    Some(pen.text(area, x + 1, 0, doc, Role::Dim) + 3)
}

/// As many of the actions from column `x`, each with its key, as there is room for.
pub(super) fn keys(state: &State, pen: &mut Pen, area: Rect, x: u16, actions: &[Action]) {
    let scope = state.scope();
    let mut x = x;
    for action in actions {
        let Some(key) = state.keymap.first_keys(scope, *action).map(|keys| keys.label(pen.glyphs)) else { continue };
        x = match hint(pen, area, x, &key, action.doc(state.lang())) {
            Some(x) => x,
            None => break,
        };
    }
}
