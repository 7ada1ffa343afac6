//! The rows of what is to be followed up: what was decided, how far it is, by whom and by when.

use crate::brief::{Item, ItemRef};
use crate::ledger::{Implementation, Response, Subject, Trail};
use crate::state::State;

/// The widest name of an owner, in cells.
const OWNER: usize = 16;
/// The cells of a date.
const DATE: usize = 10;
/// The cells that are left for an id and a title.
const TITLE: usize = 26;

/// What is said of a proposal at the right edge, in columns of their own.
pub(super) fn tail(state: &State, item: ItemRef) -> String {
    let named = state.library.brief_of(item).zip(state.library.item(item));
    let Some((brief, Item::Proposal(proposal))) = named else { return String::new() };
    let subject = Subject::of(brief, proposal);
    columns(state, state.records.board.trail(&subject))
}

/// The records of an item that is gone, in one line: that at that index.
pub(super) fn orphan(state: &State, at: usize) -> String {
    let orphans = state.orphans();
    let Some(orphan) = orphans.get(at) else { return String::new() };
    let lang = state.lang();
    let title = orphan.trail.decision().map_or("", |decision| decision.what.shown.title.shown(lang).text);
    let words = [orphan.trail.subject.item.as_str(), title, orphan.lost.in_lang(lang)];
    words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("  ")
}

/// As many columns as leave a title its room; none of a proposal of which nothing is known yet.
fn columns(state: &State, trail: Option<Trail<'_>>) -> String {
    let is_known = |it: &Trail| it.response() != Response::Undecided || !it.owner().is_empty() || it.due().is_some();
    let Some(trail) = trail.filter(is_known) else { return String::new() };
    let (lang, width) = (state.lang(), state.setting.layout.ambiguous);
    let column = |text: &str, cells: usize| {
        let fitted = width.fit(text, cells, state.setting.glyphs().ellipsis()).into_owned();
        let rest = cells.saturating_sub(width.cells(&fitted));
        fitted + &" ".repeat(rest)
    };
    let of_all = |text: &str, all: Vec<&str>| column(text, all.iter().map(|it| width.cells(it)).max().unwrap_or(0));
    let (response, done) = (trail.response(), trail.implementation());
    // Of what nothing was decided on, the heading says so.
    let said = |words: &'static str| if response == Response::Undecided { "" } else { words };
    let response = of_all(said(response.in_lang(lang)), Response::ALL.iter().map(|it| it.in_lang(lang)).collect());
    let done = of_all(said(done.in_lang(lang)), Implementation::ALL.iter().map(|it| it.in_lang(lang)).collect());
    let trails = || state.records.board.trails();
    // A column that nothing stands in has no width.
    let owners = trails().map(|trail| width.cells(trail.owner())).max().unwrap_or(0);
    let dates = if trails().any(|trail| trail.due().is_some()) { DATE } else { 0 };
    let owner = column(trail.owner(), owners.min(OWNER));
    let due = column(&trail.due().map_or(String::new(), |due| due.to_string()), dates);
    let room = usize::from(state.panes().list.map_or(0, |pane| pane.width)).saturating_sub(TITLE);
    let forms = [vec![&response, &done, &owner, &due], vec![&response, &owner, &due], vec![&owner, &due], vec![&due]];
    let form = |form: Vec<&String>| {
        form.into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("  ")
    };
    let mut forms = forms.map(form).into_iter();
    forms.find(|form| width.cells(form) <= room).unwrap_or_default()
}
