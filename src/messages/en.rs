//! The texts in English.

use std::borrow::Cow;

use danbiet_corpus::{
    metadata::{Certainty, Reason},
    zone::Zone,
};
use danbiet_query::Language;

use super::{Message, number, percent};
use danbiet_corpus::search::Sort;

use crate::route::Facet;

pub(super) fn say(message: Message<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::En, value);
    let hit = |hits| if hits == 1 { "hit" } else { "hits" };
    let document = |documents| {
        if documents == 1 {
            "document"
        } else {
            "documents"
        }
    };
    Cow::Borrowed(match message {
        Message::Name => "Dân Biết",
        Message::Library => "Library",
        Message::Concordance => "Concordance",
        Message::Compare => "Compare",
        Message::Places => "Places and times",
        Message::Verify => "Verify",
        Message::Notes => "Notes",
        Message::KeepQuery => "Keep this query",
        Message::MyDocuments => "My documents",
        Message::About => "About",
        Message::Help => "Help",
        Message::Menu => "Pages",
        Message::SkipToContent => "Skip to content",
        Message::OtherLanguage => "Tiếng Việt",
        Message::SwitchLanguage => "Change the language of the interface: Tiếng Việt",
        Message::SwitchTheme => "Switch between light and dark",
        Message::ScreenOnItsWay => "This part is being loaded…",
        Message::ScreenUnreachable => {
            "This part of the page could not be loaded: check the connection and try again. The library and the documents still work."
        }
        Message::TryAgain => "Try again",
        Message::NotKept => {
            "The browser keeps nothing: your choices hold until this page is closed."
        }

        Message::SearchLabel => "Search the documents",
        Message::SearchExample => "Search: đối thoại, 02-NQ/TU, \"quy chế dân chủ\" …",
        Message::Typing => "typing",
        Message::Results { hits, documents } => {
            return format!(
                "{} {} in {} {}",
                n(hits),
                hit(hits),
                n(documents),
                document(documents)
            )
            .into();
        }
        Message::Matching { documents } => {
            return format!("{} matching {}", n(documents), document(documents)).into();
        }
        Message::NoResults => "No hits",
        Message::Searching => "Searching…",
        Message::SearchedOnPage => {
            "The browser gives the search no thread of its own: the page searches itself and may pause while you type."
        }
        Message::Documents { documents } => {
            return format!("{} {}", n(documents), document(documents)).into();
        }
        Message::Hits { hits } => return format!("{} {}", n(hits), hit(hits)).into(),
        Message::Understood { text } => return format!("Understood as: {text}").into(),
        Message::DecodedAs { text } => {
            return format!("Read as keystrokes (Telex, VNI, VIQR) for “{text}”").into();
        }
        Message::Suggestions => "What does occur:",
        Message::LevelTyped => "marks as typed",
        Message::LevelAny => "any marks",
        Message::LevelWhyMarked => "The query has marks, so marks count.",
        Message::LevelWhyUnmarked => "The query has no marks, so marks do not count.",
        Message::LevelWhyAsked => "As you chose.",
        Message::SwitchLevelTo { level, hits } => return format!("{level}: {}", n(hits)).into(),
        Message::Groups => "How far apart the words may be",
        Message::GroupAdjacent => "adjacent",
        Message::GroupSentence => "same sentence",
        Message::GroupDocument => "same document",
        Message::GroupSome => "any of the words",
        Message::GroupShow { group, hits } => return format!("{group} {}", n(hits)).into(),
        Message::Short { hits } => return format!("short forms {}", n(hits)).into(),
        Message::ShortOn => "Abbreviations count; press to search the letters alone",
        Message::ShortOff => "Abbreviations do not count; press to count them",
        Message::FurnitureHits { hits } => {
            return format!("{} {} hidden in page furniture", n(hits), hit(hits)).into();
        }
        Message::FurnitureSearched => "page furniture searched too",
        Message::RemoveFilter { value } => return format!("Remove filter {value}").into(),
        Message::RemoveQuery => "Remove the query",
        Message::SearchChain => "Search in force",

        Message::Facets => "Filter",
        Message::FacetName(facet) => match facet {
            Facet::Place => "Place",
            Facet::Province => "Province",
            Facet::Year => "Year",
            Facet::Publisher => "Publisher",
            Facet::Event => "Event",
            Facet::Organisation => "Body",
            Facet::Person => "Person",
            Facet::Instrument => "Instrument cited",
            Facet::Theme => "Theme",
        },
        Message::FacetUnknown => "not known",
        Message::ClearFilters => "Remove all filters",
        Message::Sort => "Sort by",
        Message::SortName(sort) => match sort {
            Sort::Relevance => "relevance",
            Sort::Document => "corpus order",
            Sort::Hits => "number of hits",
            Sort::Date => "date",
            Sort::Place => "place",
            Sort::Title => "title",
        },
        Message::NoTitle => "(no title)",
        Message::Inferred => "inferred",
        Message::Given => "noted",
        Message::YearInferred => "year inferred",
        Message::Syllables { syllables } => {
            let unit = if syllables == 1 {
                "syllable"
            } else {
                "syllables"
            };
            return format!("{} {unit}", n(syllables)).into();
        }
        Message::FurnitureShare { share } => {
            return format!("furniture {}", percent(Language::En, share)).into();
        }
        Message::MoreDocuments { documents } => {
            return format!("Show {} more {}", n(documents), document(documents)).into();
        }
        Message::Absent { documents } => {
            return format!("Not in {} {}", n(documents), document(documents)).into();
        }
        Message::Why => "why?",
        Message::AbsentLevel { level } => return format!("0 hits, searched with {level}").into(),
        Message::AbsentZones { zones } => return format!("Searched in: {zones}").into(),
        Message::AbsentFilters { filters } => return ["Only within ", filters].concat().into(),
        Message::AbsentFurniture { hits } => {
            return format!("In the page furniture: {} {}", n(hits), hit(hits)).into();
        }
        Message::AbsentOtherLevel { level, hits } => {
            return format!("With {level}: {} {}", n(hits), hit(hits)).into();
        }
        Message::AbsentWiderGroup { hits } => {
            return format!("Any of the words: {} {}", n(hits), hit(hits)).into();
        }
        Message::Dispersion => "Where the hits are",
        Message::DispersionOf { document, hits } => {
            return format!("{document}: {} {}", n(hits), hit(hits)).into();
        }
        Message::HitAt { number, percent } => {
            return format!("Hit {}, {percent}% into the document", n(number)).into();
        }
        Message::ZonesAll => "the article and the page furniture",
        Message::SearchAlso { zones } => return format!("Search {zones}").into(),

        Message::BackToLibrary => "Library",
        Message::BackToResults => "Results",
        Message::NextHit => "Next hit",
        Message::PreviousHit => "Previous hit",
        Message::HitOf { number, total } => return format!("{}/{}", n(number), n(total)).into(),
        Message::NoHitHere => "No hit in this document",
        Message::FurnitureFolded { lines } => {
            let unit = if lines == 1 { "line" } else { "lines" };
            return format!("{} {unit} of page furniture", n(lines)).into();
        }
        Message::ShowFurniture => "Show page furniture",
        Message::FurnitureIs => {
            "Page furniture: menus, related news, counters, contact data, headlines repeated in place of pictures."
        }
        Message::ShowNumbers => "Number the sentences",
        Message::Sentence { number } => return format!("Sentence {}", n(number)).into(),
        Message::Facts => "About this document",
        Message::FactPlace => "Place",
        Message::FactProvince => "Province",
        Message::FactPublisher => "Publisher",
        Message::FactSite => "Site",
        Message::FactDate => "Date",
        Message::FactEvent => "Event",
        Message::FactAuthor => "Author",
        Message::FactPhotographer => "Pictures",
        Message::FactFile => "File",
        Message::FactLength => "Length",
        Message::NotStated => "not stated",
        Message::BasisStated => "stated in the text",
        Message::BasisInferred { reason } => return format!("inferred: {reason}").into(),
        Message::BasisGiven { basis } => {
            return format!("noted by the keeper of the corpus: {basis}").into();
        }
        Message::ReasonText(reason) => match reason {
            Reason::ReviewAfterYears => "a review so many years after a dated document",
            Reason::ReportsYear => "the text reports on the whole of the year before",
            Reason::YearNamedInText => "a year named nearby in the text",
            Reason::FileName => "a date in the name of a sound or picture file",
            Reason::ActingBody => "a body of this place is the one that acts",
            Reason::FurnitureOnly => "only the page furniture names the place",
            Reason::Gazetteer => "list of place names",
            Reason::SiteOwner => "owner of the site",
            Reason::NoEventNamed => "the text names no event",
        },
        Message::CertaintyText(certainty) => match certainty {
            Certainty::Low => "a guess",
            Certainty::Medium => "likely",
            Certainty::High => "certain",
        },
        Message::ZoneName(zone) => match zone {
            Zone::Title => "title",
            Zone::Lead => "lead",
            Zone::Body => "body",
            Zone::Caption => "caption",
            Zone::Byline => "byline",
            Zone::Source => "source",
            Zone::Dateline => "dateline",
            Zone::RepeatedTitle => "repeated title",
            Zone::Boilerplate => "page furniture",
        },
        Message::NoDocument { id } => return format!("There is no document “{id}”.").into(),
        Message::DamagedDocument => "The data of this document is damaged and cannot be read.",

        Message::Layers => "Annotation layers",
        Message::AllLayers => "All",
        Message::NoteLabel { layer, normal } => return format!("{layer}: {normal}").into(),
        Message::Close => "Close",
        Message::Printed { text } => return format!("As printed: “{text}”").into(),
        Message::Misprinted { normal } => {
            return format!("Printed like this [sic]; meant is “{normal}”").into();
        }
        Message::OtherMentions {
            mentions,
            documents,
        } => {
            let unit = if mentions == 1 { "mention" } else { "mentions" };
            return format!(
                "{} other {unit} in {} {}",
                n(mentions),
                n(documents),
                document(documents)
            )
            .into();
        }
        Message::SimilarMentions {
            mentions,
            documents,
        } => {
            let unit = if mentions == 1 { "place" } else { "places" };
            return format!(
                "{} {unit} of the same kind in {} {}",
                n(mentions),
                n(documents),
                document(documents)
            )
            .into();
        }
        Message::NoOtherMention => "Mentioned only here.",
        Message::Correct => "Correct this annotation…",
        Message::WrongByReader => "You have marked this annotation as wrong.",
        Message::WrongByKeeper => "The keeper of the corpus has marked this annotation as wrong.",
        Message::ChangedByReader { was } => {
            return format!("You have corrected it; the rules say “{was}”").into();
        }
        Message::ChangedByKeeper { was } => {
            return format!("Corrected by the keeper of the corpus; the rules say “{was}”").into();
        }
        Message::OpenPlace => "Open in the document",

        Message::Evidence => "Evidence",
        Message::EvidenceLead => {
            "What the documents state, as tables. Press a cell to read the sentence that proves it. \
             “Not stated” is not zero."
        }
        Message::MatrixLead => {
            "Each cell counts the places where a place speaks of a theme; press it to read the \
             sentences. “Not stated”: no document of the place speaks of it, which is not zero."
        }
        Message::PrinciplesLead => {
            "Each row is one time the motto is quoted, limb by limb; a limb left out is a gap."
        }
        Message::Tables => "Tables",
        Message::Near => "Around the hits",
        Message::NearSentence => "same sentence",
        Message::NearDocument => "whole document",
        Message::RowsAre => "Each row is a",
        Message::Rows { rows } => {
            let unit = if rows == 1 { "row" } else { "rows" };
            return format!("{} {unit}", n(rows)).into();
        }
        Message::NoRows => "No rows: try another word or remove a filter.",
        Message::MoreRows { rows } => return format!("Show {} more rows", n(rows)).into(),
        Message::SortBy { column } => return format!("Sort by {column}").into(),
        Message::OpenCell { column, value } => {
            return format!("{column}: {value}. Show the sentences").into();
        }
        Message::Sum => "Add up",
        Message::SumRow { row } => return format!("Add up the row “{row}”").into(),
        Message::SumAll => "Add up these rows",
        Message::SumNone => "Stop adding up",
        Message::SumsHeading => "Sums",
        Message::SumsDerived => {
            "These numbers are derived: the program added them up, no document states them. Below \
             each are the sentences it was made from. Different units are added apart."
        }
        Message::SumInexact => "some parts are estimates or bounds",
        Message::ThemeCell { hits } => {
            let unit = if hits == 1 { "place" } else { "places" };
            return format!("{} {unit}", n(hits)).into();
        }
        Message::ShowAllValues { values } => return format!("Show all {}", n(values)).into(),
        Message::FewerValues => "Show fewer",

        Message::Bytes { bytes } => return format!("{} bytes", n(bytes)).into(),

        Message::Damaged => {
            "The data of the corpus is damaged, so nothing can be found. Reload the page."
        }
        Message::UnknownAddress => "This address leads nowhere",
        Message::UnknownAddressKept { fragment } => {
            return format!(
                "Behind the # stands “{fragment}”. Nothing is lost: the whole library is below."
            )
            .into();
        }
    })
}
