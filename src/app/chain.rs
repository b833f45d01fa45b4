//! The chain of the search under the bar: how much was found, how the query was read, and what
//! narrows it, each part changeable where it stands.

use danbiet_corpus::search::{Answer, LevelReason, Reach, Reading as Level};
use danbiet_query::Diagnostic;
use leptos::prelude::*;

use crate::{
    components::{
        Text,
        chip::{Chip, ChoiceChip},
    },
    facets,
    messages::Message,
    route::{Abbreviations, Facet, Notes, Scope, Search, View},
    session::{
        Session,
        answers::{By, Outcome, Wait},
    },
    views::Room,
};

/// The chain.
pub fn chain(room: Room) -> AnyView {
    let session = room.session;
    let seen = move || {
        matches!(
            session.route.read().view,
            View::Library
                | View::Document(_)
                | View::Evidence(_)
                | View::Concordance(_)
                | View::Compare(_)
                | View::Words(_)
                | View::Places(_)
                | View::Verify(_)
                | View::Unknown(_)
        )
    };
    view! {
        <section class="chain" aria-label=room.say(Message::SearchChain) hidden=move || !seen()>
            <p
                class="chain-summary"
                role="status"
                aria-live="polite"
                aria-busy=move || (session.wait.get() != Wait::None).then_some("true")
                data-testid="result-summary"
                data-by=move || session.outcome.read().by.name()
            >
                {move || summary(room, &session.answer.read())}
                {move || (session.wait.get() == Wait::Long).then(|| waiting(room))}
            </p>
            {move || choices(room, &session.answer.read())}
            {move || filters(room, &session.search.read())}
            {move || keep(room)}
            {move || remarks(room, &session.outcome.read())}
        </section>
    }
    .into_any()
}

/// The way to keep what is shown under a name.
fn keep(room: Room) -> Option<AnyView> {
    let session = room.session;
    let route = session.route.read();
    let asks = !(route.search.query.is_empty() && route.search.filters.is_empty());
    asks.then(|| {
        let keep = Some(route.print());
        let link = route.on(View::Notes(Notes {
            keep,
            ..Notes::default()
        }));
        view! {
            <a class="chain-keep" href=link.print() data-testid="keep-query">
                {room.say(Message::KeepQuery)}
            </a>
        }
        .into_any()
    })
}

/// Whether a query names text, so that it has hits and not only documents.
fn has_hits(answer: &Answer) -> bool {
    answer.query.root.is_some()
        && (answer.total() > 0
            || answer.documents.is_empty()
            || answer.counts != Default::default())
}

/// Said of an answer that takes its time; the one before is still shown.
fn waiting(room: Room) -> AnyView {
    view! { <span class="chain-waiting">" " {room.say(Message::Searching)}</span> }.into_any()
}

fn summary(room: Room, answer: &Answer) -> Text {
    let documents = answer.documents.len();
    if answer.query.root.is_none() {
        return room.say(Message::Documents { documents });
    }
    match answer.total() {
        0 if documents > 0 => room.say(Message::Matching { documents }),
        0 => room.say(Message::NoResults),
        hits => room.say(Message::Results { hits, documents }),
    }
}

/// How the query is read: level, groups, short forms, furniture.
fn choices(room: Room, answer: &Answer) -> AnyView {
    if !has_hits(answer) {
        return ().into_any();
    }
    view! {
        <div class="chain-choices">
            {level(room, answer)} {groups(room, answer)} {short(room, answer)}
            {furniture(room, answer)}
        </div>
    }
    .into_any()
}

fn level(room: Room, answer: &Answer) -> AnyView {
    let session = room.session;
    let why = room.say(match answer.reason {
        LevelReason::Marked => Message::LevelWhyMarked,
        LevelReason::Unmarked => Message::LevelWhyUnmarked,
        LevelReason::Asked => Message::LevelWhyAsked,
    });
    let choice = |level, name, hits| {
        let level_name = room.say(name);
        let text = room.say(Message::SwitchLevelTo {
            level: &level_name,
            hits,
        });
        let choose = Callback::new(move |()| session.refine(|s| s.level = Some(level)));
        let chosen = answer.reading == level;
        let title = if chosen { why.clone() } else { text.clone() };
        view! { <ChoiceChip text=text title=title chosen=chosen on_choose=choose /> }
    };
    view! {
        <div class="choice" role="group" data-testid="level" data-level=level_name(answer.reading)>
            {choice(Level::Typed, Message::LevelTyped, answer.counts.typed)}
            {choice(Level::Any, Message::LevelAny, answer.counts.any)}
        </div>
    }
    .into_any()
}

fn level_name(level: Level) -> &'static str {
    crate::route::Named::name(level)
}

/// The groups, where the query has several words.
fn groups(room: Room, answer: &Answer) -> AnyView {
    let groups = answer.groups;
    if groups.sentence + groups.document + groups.some == 0 {
        return ().into_any();
    }
    let session = room.session;
    let reach = session.search.read_untracked().reach;
    let all = [
        (Reach::Adjacent, Message::GroupAdjacent, groups.adjacent),
        (Reach::Sentence, Message::GroupSentence, groups.sentence),
        (Reach::Document, Message::GroupDocument, groups.document),
        (Reach::Some, Message::GroupSome, groups.some),
    ];
    let chips: Vec<_> = all
        .into_iter()
        .filter(|&(group, _, hits)| hits > 0 || group == reach)
        .map(|(group, name, hits)| {
            let name = room.say(name);
            let text = room.say(Message::GroupShow { group: &name, hits });
            let choose = Callback::new(move |()| session.refine(|s| s.reach = group));
            view! { <ChoiceChip text=text title=name chosen={group <= reach} on_choose=choose /> }
        })
        .collect();
    view! {
        <div class="choice" role="group" aria-label=room.say(Message::Groups) data-testid="groups">
            {chips}
        </div>
    }
    .into_any()
}

fn short(room: Room, answer: &Answer) -> AnyView {
    let session = room.session;
    let read = session.search.read_untracked().abbreviations;
    let hits = answer.counts.short;
    if hits == 0 && read == Abbreviations::Read {
        return ().into_any();
    }
    let (title, other) = match read {
        Abbreviations::Read => (Message::ShortOn, Abbreviations::Literal),
        Abbreviations::Literal => (Message::ShortOff, Abbreviations::Read),
    };
    let choose = Callback::new(move |()| session.refine(|s| s.abbreviations = other));
    let chosen = read == Abbreviations::Read;
    view! {
        <div class="choice" data-testid="short">
            <ChoiceChip
                text=room.say(Message::Short { hits })
                title=room.say(title)
                chosen=chosen
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

fn furniture(room: Room, answer: &Answer) -> AnyView {
    let session = room.session;
    let scope = session.search.read_untracked().scope;
    let hits = answer.counts.furniture;
    let (text, other) = match scope {
        Scope::Article if hits == 0 => return ().into_any(),
        Scope::Article => (room.say(Message::FurnitureHits { hits }), Scope::All),
        Scope::All => (room.say(Message::FurnitureSearched), Scope::Article),
    };
    let zones = room.say(Message::ZonesAll);
    let title = room.say(Message::SearchAlso { zones: &zones });
    let choose = Callback::new(move |()| session.refine(|s| s.scope = other));
    view! {
        <div class="choice" data-testid="furniture-hits">
            <ChoiceChip text=text title=title chosen={scope == Scope::All} on_choose=choose />
        </div>
    }
    .into_any()
}

/// What is in force and can be taken back: the query and the chosen values.
fn filters(room: Room, search: &Search) -> AnyView {
    if search.query.is_empty() && search.filters.is_empty() {
        return ().into_any();
    }
    let session = room.session;
    let query = (!search.query.is_empty()).then(|| {
        let remove = Callback::new(move |()| session.refine(|s| s.query.clear()));
        let text = format!("«{}»", search.query);
        view! { <Chip text=text label=room.say(Message::RemoveQuery) on_remove=remove /> }
    });
    let values = search.filters.iter();
    let values: Vec<_> = values
        .map(|(facet, value)| filter(room, session, facet, value.to_owned()))
        .collect();
    view! { <div class="chain-filters">{query} {values}</div> }.into_any()
}

fn filter(room: Room, session: Session, facet: Facet, value: String) -> AnyView {
    let shown = if value.is_empty() {
        let name = room.say(Message::FacetName(facet));
        format!("{name}: {}", room.say(Message::FacetUnknown))
    } else {
        facets::label(&session.corpus(), facet, &value, room.language)
    };
    let label = room.say(Message::RemoveFilter { value: &shown });
    let remove =
        Callback::new(move |()| session.refine(|search| *search = search.toggled(facet, &value)));
    view! { <Chip text=shown label=label on_remove=remove /> }.into_any()
}

/// What has to be said about the query: how it was decoded, what was wrong, what is near.
fn remarks(room: Room, outcome: &Outcome) -> AnyView {
    let session = room.session;
    let (query, answer) = (&outcome.request.query, &*outcome.answer);
    let damage = session.damage.get().map(|damage| {
        view! { <p class="remark" role="alert">{room.say(Message::Damaged)} " " {damage.to_string()}</p> }
    });
    let instead = (outcome.by == By::PageInstead).then(|| {
        view! { <p class="remark">{room.say(Message::SearchedOnPage)}</p> }
    });
    let decoded = answer.decoded.as_ref().map(|text| {
        view! { <p class="remark">{room.say(Message::DecodedAs { text })}</p> }
    });
    let suggestions: Vec<_> = answer
        .suggestions
        .iter()
        .map(|suggestion| {
            let search = Search {
                query: suggestion.clone(),
                ..session.search.get_untracked()
            };
            let link = session.print(&session.route.read_untracked().searching(search));
            view! {
                <li>
                    <a href=link lang="vi">
                        {suggestion.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    let suggestions = (!suggestions.is_empty()).then(|| {
        view! {
            <div class="remark suggestions" data-testid="suggestions">
                <p>{room.say(Message::Suggestions)}</p>
                <ul>{suggestions}</ul>
            </div>
        }
    });
    // A plain word needs no explanation.
    let plain = |c: char| c.is_alphanumeric() || c.is_whitespace();
    let understood = (answer.query.root.is_some() && !query.chars().all(plain)).then(|| {
        let text = danbiet_query::restate(&answer.query, room.language);
        view! { <p class="remark">{room.say(Message::Understood { text: &text })}</p> }
    });
    let diagnostics: Vec<_> = answer
        .diagnostics
        .iter()
        .map(|diagnostic| self::diagnostic(room, query, diagnostic))
        .collect();
    view! {
        {damage}
        {instead}
        {understood}
        {diagnostics}
        {decoded}
        {suggestions}
    }
    .into_any()
}

/// A remark about a place of the query, with the place marked.
fn diagnostic(room: Room, query: &str, diagnostic: &Diagnostic) -> AnyView {
    let span = diagnostic.span;
    let part = |from: usize, to: usize| query.get(from..to).unwrap_or_default().to_owned();
    view! {
        <p class="remark diagnostic" data-testid="diagnostic">
            <code lang="vi">
                {part(0, span.start)} <u>{part(span.start, span.end)}</u>
                {part(span.end, query.len())}
            </code>
            " "
            {diagnostic.message(query, room.language)}
        </p>
    }
    .into_any()
}
