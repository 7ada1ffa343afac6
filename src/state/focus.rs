//! What has the keys: the scope, the line of input, the list, the page or the chart, and the item
//! that is selected or read there.

use tui_input::Input;

use super::{Cross, Home, Level, List, Listing, Reading, Row, State, proposal};
use crate::action::Scope;
use crate::brief::ItemRef;
use crate::page::Target;

impl State {
    /// The innermost scope of the keys.
    pub fn scope(&self) -> Scope {
        match (&self.form, &self.overlay) {
            (Some(_), _) => Scope::Form,
            _ if self.input().is_some() => Scope::Input,
            (None, Some(_)) => Scope::Overlay,
            (None, None) => self.place(),
        }
    }

    /// The scope of the level below any window.
    pub fn place(&self) -> Scope {
        match self.levels.last() {
            Some(Level::List(list)) if list.filter.typing => Scope::Input,
            Some(Level::Page(reading)) if reading.find.as_ref().is_some_and(|find| find.typing) => Scope::Input,
            _ if self.timeline_parts().is_some() => Scope::Chart,
            Some(Level::List(_)) if self.drawing().is_some() => Scope::Chart,
            Some(Level::Cross(_)) => Scope::Chart,
            Some(Level::Page(_)) => Scope::Page,
            Some(Level::Review(_)) => Scope::Review,
            Some(Level::List(_) | Level::Home(_)) | None => Scope::List,
        }
    }

    /// The line of input that has the keys.
    pub fn input(&self) -> Option<&Input> {
        if let Some(palette) = &self.palette {
            return Some(&palette.input);
        }
        if let Some(overlay) = &self.overlay {
            return Some(&overlay.filter).filter(|filter| filter.typing).map(|filter| &filter.input);
        }
        match self.levels.last()? {
            Level::List(list) => Some(&list.filter).filter(|filter| filter.typing).map(|filter| &filter.input),
            Level::Page(reading) => reading.find.as_ref().filter(|find| find.typing).map(|find| &find.input),
            Level::Review(_) | Level::Cross(_) | Level::Home(_) => None,
        }
    }

    /// The same, to change it.
    pub(crate) fn input_mut(&mut self) -> Option<&mut Input> {
        if let Some(palette) = &mut self.palette {
            return Some(&mut palette.input);
        }
        if let Some(overlay) = &mut self.overlay {
            return Some(&mut overlay.filter).filter(|filter| filter.typing).map(|filter| &mut filter.input);
        }
        match self.levels.last_mut()? {
            Level::List(list) => Some(&mut list.filter).filter(|filter| filter.typing).map(|filter| &mut filter.input),
            Level::Page(reading) => reading.find.as_mut().filter(|find| find.typing).map(|find| &mut find.input),
            Level::Review(_) | Level::Cross(_) | Level::Home(_) => None,
        }
    }

    /// The deepest list: the one that has the keys, or the one that the page was opened from. A page
    /// that was opened from another screen has none.
    pub fn list(&self) -> Option<&List> {
        self.levels.iter().rev().find(|level| !matches!(level, Level::Page(_)))?.list()
    }

    /// The same, to change it.
    pub(crate) fn list_mut(&mut self) -> Option<&mut List> {
        self.levels.iter_mut().rev().find(|level| !matches!(level, Level::Page(_)))?.list_mut()
    }

    /// The first screen, where it has the keys.
    pub fn home(&self) -> Option<&Home> {
        if let Some(Level::Home(home)) = self.levels.last() { Some(home) } else { None }
    }

    /// The same, to change it.
    pub(crate) fn home_mut(&mut self) -> Option<&mut Home> {
        if let Some(Level::Home(home)) = self.levels.last_mut() { Some(home) } else { None }
    }

    /// The item that is selected or being read.
    pub fn item_here(&self) -> Option<ItemRef> {
        match self.levels.last()? {
            Level::Page(reading) => Some(reading.target.item),
            Level::List(list) => list.selected_item(),
            Level::Home(home) => home.selected?.item(),
            Level::Cross(_) => None,
            Level::Review(_) => proposal(&self.library, &self.reviewed()?.0).map(|(item, _)| item),
        }
    }

    /// Whether the look-up across everything has the keys.
    pub fn looks_up(&self) -> bool {
        matches!(self.levels.last(), Some(Level::List(list)) if list.listing == Listing::LookUp)
    }

    /// The cross-table that has the keys.
    pub fn cross(&self) -> Option<&Cross> {
        match self.levels.last() {
            Some(Level::Cross(cross)) => Some(cross),
            _ => None,
        }
    }

    /// The page that has the keys.
    pub fn reading(&self) -> Option<&Reading> {
        match self.levels.last() {
            Some(Level::Page(reading)) => Some(reading),
            _ => None,
        }
    }

    /// The same, to change it.
    pub(crate) fn reading_mut(&mut self) -> Option<&mut Reading> {
        match self.levels.last_mut() {
            Some(Level::Page(reading)) => Some(reading),
            _ => None,
        }
    }

    /// Whether a list of what is recorded has the keys: its rows say much and open no page beside it.
    pub(super) fn lists_records(&self) -> bool {
        let has_keys = |list: &List| matches!(list.listing, Listing::Meetings | Listing::FollowUp);
        matches!(self.levels.last(), Some(Level::List(list)) if has_keys(list))
    }

    /// Whether the list of what is to be followed up has the keys.
    pub(crate) fn is_following_up(&self) -> bool {
        matches!(self.levels.last(), Some(Level::List(list)) if list.listing == Listing::FollowUp)
    }

    /// What the page pane shows: the page being read, else that of the selected row.
    pub fn shown_target(&self) -> Option<Target> {
        if let Some(reading) = self.reading() {
            return Some(reading.target.clone());
        }
        match self.list()?.selected_row()? {
            Row::Item(item) => Some(item.into()),
            Row::Collection(..) => self.preview.as_ref()?.selected_item().map(Target::from),
            Row::Jump(..) | Row::Group(_) | Row::Meeting(_) | Row::NewMeeting | Row::Orphan(_) | Row::Recent(_) => None,
        }
    }
}
