//! The palette: the actions of a place, to be chosen by name; which of them do something there.

use tui_input::Input;

use super::{Size, State, Status};
use crate::action::{Action, Scope};
use crate::brief::ItemKind;
use crate::key::Keymap;
use crate::palette;

/// The line that names an action, and the actions that it names.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// What it names, best first.
    pub choices: Vec<Action>,
    /// The index of the selected choice.
    pub cursor: usize,
    /// The index of the first choice on the screen.
    pub top: usize,
    place: Scope,
    /// What does nothing here, although it is of the scope.
    useless: Vec<Action>,
    /// What has nothing to do here now.
    idle: Vec<Action>,
}

impl Palette {
    /// Takes up what the line says now.
    pub(crate) fn search(&mut self, keymap: &Keymap) {
        self.choices = palette::choices(keymap, self.place, self.input.value(), &self.idle);
        self.choices.retain(|action| !self.useless.contains(action));
        self.cursor = 0;
    }

    /// Whether that action has nothing to do here now.
    pub(crate) fn is_idle(&self, action: Action) -> bool {
        self.idle.contains(&action)
    }

    /// Moves the cursor by that many choices, as far as there are any.
    pub(crate) fn move_by(&mut self, choices: isize) {
        let last = self.choices.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(choices).min(last);
    }

    /// The selected action.
    pub(crate) fn selected(&self) -> Option<Action> {
        self.choices.get(self.cursor).copied()
    }

    /// Keeps the cursor among the choices that are shown.
    pub(super) fn clamp(&mut self, height: usize) {
        let last_top = self.choices.len().saturating_sub(height);
        self.top = self.top.max((self.cursor + 1).saturating_sub(height)).min(self.cursor).min(last_top);
    }
}

impl State {
    /// The palette of the place that has the keys, nothing typed yet.
    pub(crate) fn new_palette(&self) -> Palette {
        let of = |wanted: &dyn Fn(Action) -> bool| Action::ALL.iter().copied().filter(|it| wanted(*it)).collect();
        let useless = of(&|action| !self.has_use_for(action));
        let idle = of(&|action| self.is_idle(action));
        let (input, choices, place) = (Input::default(), Vec::new(), self.place());
        let mut palette = Palette { input, choices, cursor: 0, top: 0, place, useless, idle };
        palette.search(&self.keymap);
        palette
    }

    /// Whether an action does anything in the place that has the keys, where its scope alone does not
    /// say so: the charts have one scope and not the same to show.
    pub(crate) fn has_use_for(&self, action: Action) -> bool {
        match action {
            Action::ZoomIn | Action::ZoomOut | Action::ZoomFit => self.timeline_parts().is_some(),
            Action::NextColumns => self.cross().is_some(),
            Action::WidenPane | Action::NarrowPane | Action::ResetPanes => !self.movable().is_empty(),
            Action::Minutes | Action::EditMeeting => self.review().is_some() || self.meeting_here().is_some(),
            Action::MoveLater | Action::MoveEarlier => self.agenda_place().is_some(),
            Action::Retry => !self.records.waiting.is_empty() || matches!(self.records.status, Status::Trouble(_)),
            _ => true,
        }
    }

    /// Whether an action that does something in the place that has the keys has nothing to do there
    /// as things are: choosing it would only say why.
    fn is_idle(&self, action: Action) -> bool {
        let item = self.item_here();
        let is_proposal = item.is_some_and(|item| item.kind == ItemKind::Proposal);
        match action {
            Action::Copy | Action::CopyText | Action::Note => item.is_none(),
            Action::SetMark | Action::Bookmark => item.is_none(),
            Action::Progress => !is_proposal,
            Action::Undo => self.undoable().is_err(),
            Action::GoToMark => self.memory.marks.is_empty(),
            Action::JumpBack => !self.habits.jumps.leads(false),
            Action::JumpForward => !self.habits.jumps.leads(true),
            Action::FindNext | Action::FindPrev => self.reading().is_none_or(|reading| reading.find.is_none()),
            Action::NextTerm | Action::PrevTerm => self.page.terms.is_empty(),
            Action::NextLink | Action::PrevLink => self.page.laid.links.is_empty(),
            Action::ShowProblems => self.problems.is_empty(),
            Action::GoHome => self.home().is_some(),
            Action::FollowUp => self.is_following_up(),
            // Where all is well, whoever wants the ledger elsewhere asks for it by name.
            Action::LedgerPlace => !matches!(self.records.status, Status::Trouble(_)),
            _ => false,
        }
    }
}

impl Size {
    /// How many choices of the palette are shown at once: the place below stays in sight.
    pub(crate) fn choices(self) -> usize {
        usize::from(self.rows.saturating_sub(4) / 2).clamp(1, 12)
    }
}
