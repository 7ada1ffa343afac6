//! What a brief is made of: plain types, no input or output.
//!
//! The field names are the names in the YAML and in the JSON; each docstring is also the field's
//! description in the JSON Schema. How a field is written in YAML stands behind `as`: see
//! `record`.

use std::collections::BTreeMap;
use std::fmt;

use compact_str::CompactString;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::check;
use super::date::Date;
use super::forms::{Languages, Place, Version};
use super::ids::{Own, Pair, Prefix, Ref, Related};
use super::record::{choice, record};
use crate::lang::Lang;

/// A stable, citable name of a brief or of something in it, e.g. `KJ-03` or `korea-japan`. There are
/// several for each item, and hardly one needs memory of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub CompactString);

impl Id {
    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Id {
        Id(id.into())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in several languages. A language may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    by_lang: [Option<Box<str>>; Lang::COUNT],
}

/// A text as it can be shown in the language asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// The language that they are in.
    pub lang: Lang,
    /// Whether another language was asked for and is missing.
    pub fallback: bool,
}

impl Text {
    /// The text in `lang`, if it has one.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.by_lang[lang as usize].as_deref()
    }

    /// Sets the text in `lang` and returns what stood there.
    pub fn set(&mut self, lang: Lang, text: impl Into<Box<str>>) -> Option<Box<str>> {
        self.by_lang[lang as usize].replace(text.into())
    }

    /// The text in `lang`, else in the first language that it has.
    pub fn shown(&self, lang: Lang) -> Shown<'_> {
        if let Some(text) = self.get(lang) {
            return Shown { text, lang, fallback: false };
        }
        self.all().next().map_or(Shown { text: "", lang, fallback: false }, |(lang, text)| Shown {
            text,
            lang,
            fallback: true,
        })
    }

    /// Every language that the text has, with its words.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        Lang::ALL.into_iter().filter_map(|lang| self.get(lang).map(|text| (lang, text)))
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}

/// As a map from language tag to words.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (lang, text) in self.all() {
            map.serialize_entry(lang.tag(), text)?;
        }
        map.end()
    }
}

/// From the map that it is written as.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let mut text = Text::default();
        for (lang, words) in BTreeMap::<Lang, String>::deserialize(deserializer)? {
            text.set(lang, words);
        }
        Ok(text)
    }
}

choice! {
    /// What a finding claims.
    pub enum FindingKind {
        /// What happened or is so, as the source reports it.
        Fact = "fact",
        /// What the source judges of it.
        Assessment = "assessment",
        /// What the source expects.
        Outlook = "outlook",
        /// What the source warns of.
        Risk = "risk",
    }
}

choice! {
    /// How two actors stand to each other.
    pub enum RelationKind {
        /// They are allies, or call themselves so.
        Alliance = "alliance",
        /// They work together, or a source calls on them to.
        Cooperation = "cooperation",
        /// They keep what stands between them from growing.
        Management = "management",
        /// They work against each other.
        Rivalry = "rivalry",
        /// No talks take place between them.
        NoContact = "no_contact",
    }
}

choice! {
    /// Which way a relation goes.
    pub enum Trend {
        /// It grows closer; of a rivalry: it grows sharper.
        Strengthening = "strengthening",
        /// It stays as it is.
        Steady = "steady",
        /// It loosens; of a rivalry: it eases.
        Weakening = "weakening",
        /// The sources leave open which way it goes.
        Unclear = "unclear",
    }
}

choice! {
    /// Which of two actors a relation proceeds from.
    pub enum Direction {
        /// Each stands so to the other.
        Mutual = "mutual",
        /// The first of the two stands so to the second.
        OneSided = "one_sided",
    }
}

choice! {
    /// How the views of several sources on one question stand to each other.
    pub enum ComparisonRelation {
        /// They say the same.
        Agreement = "agreement",
        /// They say different things.
        Difference = "difference",
        /// One says what the other leaves out.
        Addition = "addition",
    }
}

record! {
    /// One self-contained document: a YAML file that can be mailed on its own.
    pub struct Brief {
        /// The version of the format, `1`.
        pub format: u32 as Version = Version::CURRENT,
        /// The brief's name, e.g. `korea-japan`: lower-case letters, digits and hyphens.
        pub id: Id as Own<Brief>,
        /// What the ids of the brief's items begin with, e.g. `KJ`: upper-case letters and digits.
        pub prefix: String as Prefix,
        /// The languages that every text of the brief has, the authority first.
        pub languages: Vec<Lang> as Languages,
        /// The date up to which the sources know.
        pub as_of: Date = sources.iter().flatten().map(|source| source.date).max()?,
        /// The brief's title.
        pub title: Text,
        /// The bottom line, at most three sentences.
        pub bottom_line: Text = Text::default(),
        /// Why it matters for the reader's country.
        pub importance: Text = Text::default(),
        /// The documents that the brief is written from.
        pub sources: Vec<Source>,
        /// The countries and bodies that the items name.
        pub actors: Vec<Actor>,
        /// The subjects that the items are filed under.
        pub themes: Vec<Theme>,
        /// The brief's sections, in reading order.
        pub sections: Vec<Section>,
        /// The recommendations.
        pub proposals: Vec<Proposal>,
        /// The facts and judgements that the proposals rest on.
        pub findings: Vec<Finding>,
        /// The dated happenings.
        pub events: Vec<Event>,
        /// The glossary.
        pub terms: Vec<Term>,
        /// What to watch next.
        pub watch: Vec<Watch>,
        /// Where the sources agree, differ or add to each other.
        pub comparisons: Vec<Comparison>,
        /// How the actors stand to each other.
        pub relations: Vec<Relation>,
    }
}

record! {
    /// A document that a brief is written from.
    pub struct Source checked by check::parts_are_named {
        /// The id that citations name, e.g. `npi-2026-03`.
        pub id: Id as Own<Source>,
        /// The label in citations, e.g. `NPI 2026-03`.
        pub short: String,
        /// The document's title.
        pub title: Text,
        /// Who published it.
        pub publisher: Text,
        /// Who wrote it, where the document says so.
        pub author: Option<Text>,
        /// When it was published, or closed for print.
        pub date: Date,
        /// What a reader must know about the document.
        pub note: Option<Text>,
        /// The document's parts, as citations name them.
        pub parts: Vec<Part>,
    }
}

record! {
    /// A part of a source that citations point into.
    pub struct Part {
        /// The part's number or name in the document, e.g. `1(3)`.
        pub id: String,
        /// The part's heading.
        pub title: Text,
    }
}

record! {
    /// A country, by its ISO 3166-1 alpha-2 code, or a body within or beside it.
    pub struct Actor {
        /// The code, e.g. `KR` or `ROK-MND`.
        pub id: Id as Own<Actor>,
        /// The actor's name.
        pub name: Text,
    }
}

record! {
    /// A subject that items are filed under.
    pub struct Theme {
        /// The theme's id, e.g. `economic-security`; briefs that share an id share the theme.
        pub id: Id as Own<Theme>,
        /// The theme's name.
        pub name: Text,
    }
}

record! {
    /// A section of a brief.
    pub struct Section {
        /// The section's id within its brief.
        pub id: Id as Own<Section>,
        /// The heading.
        pub title: Text,
        /// What the section says in one or two sentences.
        pub summary: Text = Text::default(),
    }
}

record! {
    /// A place in a source.
    pub struct Citation checked by check::part_exists {
        /// The id of the source.
        pub source: Id as Ref<Source>,
        /// The place in it: a part's id and the paragraph, e.g. `1(3) ¶1`.
        pub place: CompactString as Place,
    }
}

impl Citation {
    /// The id of the part that the place lies in: what stands before ` ¶`.
    pub fn part(&self) -> &str {
        self.place.split_once(" ¶").map_or(self.place.as_str(), |(part, _)| part)
    }
}

record! {
    /// A recommendation.
    pub struct Proposal {
        /// The id: the brief's prefix, a hyphen and two or more digits, e.g. `KJ-03`.
        pub id: Id as Own<Proposal>,
        /// The id of the section that holds it.
        pub section: Id as Ref<Section>,
        /// What to do; stands alone.
        pub title: Text,
        /// Who should do what, with what, and why; at most three sentences.
        pub text: Text,
        /// Who is asked to act: ids of actors.
        pub addressees: Vec<Id> as Vec<Ref<Actor>>,
        /// With whom: ids of actors.
        pub partners: Vec<Id> as Vec<Ref<Actor>>,
        /// The subjects: ids of themes.
        pub themes: Vec<Id> as Vec<Ref<Theme>>,
        /// The agreements, exercises or forums to use: ids of terms.
        pub instruments: Vec<Id> as Vec<Ref<Term>>,
        /// By when, where the source gives it.
        pub horizon: Option<Text>,
        /// The findings that it rests on: ids of findings of this brief.
        pub rationale: Vec<Id> as Vec<Ref<Finding>>,
        /// Proposals that belong with it, in any brief.
        pub related: Vec<Id> as Vec<Related>,
        /// Where the sources say it.
        pub citations: Vec<Citation>,
    }
}

record! {
    /// A fact or a judgement.
    pub struct Finding {
        /// The id: prefix, hyphen, `F`, two or more digits, e.g. `KJ-F14`.
        pub id: Id as Own<Finding>,
        /// The id of the section that holds it.
        pub section: Id as Ref<Section>,
        /// What it claims.
        pub kind: FindingKind,
        /// The claim in one line.
        pub title: Text,
        /// The claim in full, with the source's degree of certainty.
        pub text: Text,
        /// The subjects: ids of themes.
        pub themes: Vec<Id> as Vec<Ref<Theme>>,
        /// The events that it rests on: ids of events of this brief.
        pub events: Vec<Id> as Vec<Ref<Event>>,
        /// Where the sources say it.
        pub citations: Vec<Citation>,
    }
}

record! {
    /// A dated happening.
    pub struct Event checked by check::ends_after_start {
        /// The id: prefix, hyphen, `E`, two or more digits, e.g. `KJ-E05`.
        pub id: Id as Own<Event>,
        /// When, as precisely as the source says.
        pub date: Date,
        /// When it ended, where it lasted.
        pub until: Option<Date>,
        /// What happened, in one line.
        pub title: Text,
        /// What else the source says of it.
        pub text: Option<Text>,
        /// Who took part: ids of actors.
        pub actors: Vec<Id> as Vec<Ref<Actor>>,
        /// Where the sources say it.
        pub citations: Vec<Citation>,
    }
}

record! {
    /// A word, an acronym or a name that readers may want explained.
    pub struct Term {
        /// The term's id, e.g. `acsa`; briefs that share an id share the term.
        pub id: Id as Own<Term>,
        /// The full name.
        pub name: Text,
        /// The short form in Latin letters, e.g. `ACSA`.
        pub abbreviation: Option<String>,
        /// Other forms that the briefs' texts use, e.g. a surname alone or a short name.
        pub aliases: Vec<String>,
        /// Readings in kana, the Japanese one first, for names also the original's.
        pub readings: Vec<String>,
        /// What it is, as far as the sources say it.
        pub text: Option<Text>,
        /// Where the sources say it.
        pub citations: Vec<Citation>,
    }
}

record! {
    /// A thing to watch.
    pub struct Watch {
        /// The id: prefix, hyphen, `W`, two or more digits, e.g. `KJ-W02`.
        pub id: Id as Own<Watch>,
        /// What to watch, in one line.
        pub title: Text,
        /// What would show which way it goes.
        pub text: Text,
        /// Where the sources say it.
        pub citations: Vec<Citation>,
    }
}

record! {
    /// One question on which the sources are set side by side.
    pub struct Comparison {
        /// The id: prefix, hyphen, `C`, two or more digits, e.g. `KJ-C01`.
        pub id: Id as Own<Comparison>,
        /// How the views stand to each other.
        pub relation: ComparisonRelation,
        /// The subject: id of a theme.
        pub theme: Id as Ref<Theme>,
        /// The question in one line.
        pub title: Text,
        /// What each source says.
        pub views: Vec<View>,
    }
}

record! {
    /// What one source says on a question.
    pub struct View {
        /// The id of the source.
        pub source: Id as Ref<Source>,
        /// Its view.
        pub text: Text,
        /// Where it says so.
        pub citations: Vec<Citation>,
    }
}

record! {
    /// How two actors stand to each other, as the sources state it.
    pub struct Relation {
        /// The id: prefix, hyphen, `R`, two or more digits, e.g. `KJ-R01`.
        pub id: Id as Own<Relation>,
        /// The two: ids of actors. Where the relation is one-sided, it proceeds from the first.
        pub actors: [Id; 2] as Pair<Actor>,
        /// How they stand to each other.
        pub kind: RelationKind,
        /// Which way it goes, where the sources speak of that.
        pub trend: Option<Trend>,
        /// Whether both stand so to each other, where the sources say it.
        pub direction: Option<Direction>,
        /// Since when, where the sources say it.
        pub since: Option<Date>,
        /// The relation in one line; names both.
        pub title: Text,
        /// What the sources say of it; at most three sentences.
        pub text: Text,
        /// Where the sources say it.
        pub citations: Vec<Citation>,
    }
}
