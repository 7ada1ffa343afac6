//! `teigen` (提言, "recommendation"): a terminal briefing dashboard.

pub mod action;
pub mod brief;
pub mod help;
pub mod key;
pub mod lang;
pub mod problem;
pub mod shell;
pub mod text;
