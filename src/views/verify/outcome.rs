//! What came of verifying, in words, with the places and the difference.

use danbiet_corpus::{
    evidence::Proof,
    quote::{Kind, Named, NamedText, Outcome, Part, Piece, Place, Relation, Verdict, Verification},
    zone::Zone,
};
use danbiet_text::Span;
use leptos::prelude::*;

use super::{Room, Words, say};
use crate::views::quotes;

/// The outcome.
pub fn outcome(room: Room, done: &Verification) -> AnyView {
    let words = |words| say(room.language, words);
    let verdict = done.verdict();
    let parts = done.parts.len();
    let shown: Vec<_> = (1..)
        .zip(&done.parts)
        .map(|(number, part)| self::part(room, done, part, (number, parts)))
        .collect();
    let order = (!done.in_order).then(|| view! { <p>{words(Words::NotInOrder)}</p> });
    let cut = done
        .pasted
        .cut
        .then(|| view! { <p>{words(Words::Cut)}</p> });
    view! {
        <div class="verify-result">
            <h2 class=["verify-verdict ", verdict.name()].concat() data-testid="verdict">
                {words(Words::Verdict(verdict))}
            </h2>
            {cut}
            {named(room, done)}
            {order}
            {shown}
        </div>
    }
    .into_any()
}

/// What became of the document that the quote names.
fn named(room: Room, done: &Verification) -> Option<AnyView> {
    let words = |words| say(room.language, words);
    let Named {
        document,
        text,
        in_place,
    } = done.named.as_ref()?;
    let name = &done.pasted.stamp.as_ref()?.document;
    let stands = |part: &Part| {
        let place = part.outcome.place();
        place.is_some_and(|place| Some(place.document) == *document)
    };
    let found = done.verdict() <= Verdict::Near;
    let there = done.parts.iter().all(stands);
    let where_ = match (found, there, in_place) {
        (true, true, false) => Some(words(Words::Moved)),
        (true, false, _) if *text != NamedText::Missing => Some(words(Words::Elsewhere)),
        _ => None,
    };
    let text = *text;
    Some(
        view! {
            <p data-testid="verify-named">
                {words(Words::Named { document: name, text })} " " {where_}
            </p>
        }
        .into_any(),
    )
}

fn part(room: Room, done: &Verification, part: &Part, (number, parts): (usize, usize)) -> AnyView {
    let words = |words| say(room.language, words);
    let heading = (parts > 1).then(|| {
        let verdict = words(Words::Verdict(part.outcome.verdict()));
        let name = words(Words::Part { number, parts });
        view! { <h3>{name} ": " {verdict}</h3> }
    });
    let quoted = done.pasted.words.as_str();
    let shown = match &part.outcome {
        Outcome::Exact { places, more } => view! { {list(room, places, *more)} }.into_any(),
        Outcome::Near {
            places,
            more,
            pieces,
        } => view! {
            {kinds(room, &places[0])}
            {difference(room, quoted, &places[0], pieces)}
            {list(room, places, *more)}
        }
        .into_any(),
        Outcome::Altered {
            place,
            pieces,
            only_marks,
        } => view! {
            {only_marks.then(|| view! { <p>{words(Words::OnlyMarks)}</p> })}
            {kinds(room, place)}
            {difference(room, quoted, place, pieces)}
            {list(room, std::slice::from_ref(place), false)}
        }
        .into_any(),
        Outcome::Absent { nowhere, longest } => {
            let missing: Vec<&str> = nowhere.iter().map(|at| &quoted[at.clone()]).collect();
            let missing = missing.join(", ");
            let proof = match missing.is_empty() {
                true => words(Words::AllSomewhere),
                false => words(Words::Nowhere { words: &missing }),
            };
            let longest = longest.as_ref().map(|(range, place)| {
                let found = quoted[range.clone()].trim();
                view! {
                    <p lang="vi">{words(Words::Longest { words: found })}</p>
                    {list(room, std::slice::from_ref(place), false)}
                }
            });
            view! {
                <p data-testid="verify-nowhere">{proof}</p>
                {longest}
            }
            .into_any()
        }
    };
    view! {
        <section class="verify-part" data-testid="verify-part">
            {heading}
            {shown}
        </section>
    }
    .into_any()
}

/// What is written otherwise.
fn kinds(room: Room, place: &Place) -> Option<AnyView> {
    let kinds: Vec<Kind> = place.kinds.iter().copied().collect();
    let text = say(room.language, Words::Kinds(&kinds));
    (!kinds.is_empty()).then(|| view! { <p data-testid="verify-kinds">{text}</p> }.into_any())
}

/// The places, each in its sentence, which opens the document there.
fn list(room: Room, places: &[Place], more: bool) -> AnyView {
    let corpus = room.session.corpus();
    let proofs: Vec<Proof> = places
        .iter()
        .filter_map(|place| {
            let document = corpus.document(place.document).ok()?;
            let behind = document
                .sentences
                .partition_point(|sentence| sentence.end <= place.span.start);
            let sentence = document.sentences.get(behind).copied();
            let sentence = sentence.filter(|sentence| sentence.start <= place.span.start);
            let line = || document.line_at(place.span).map(|line| line.span);
            Some(Proof {
                document: place.document,
                span: place.span,
                sentence: sentence.or_else(line).unwrap_or(place.span),
                zone: document.zone_at(place.span).unwrap_or(Zone::Body),
            })
        })
        .collect();
    let words = Words::Places {
        places: places.len(),
        more,
    };
    view! {
        <p>{say(room.language, words)}</p>
        {quotes::quotes(room, &proofs, None)}
    }
    .into_any()
}

/// The quote beside the print, word by word.
fn difference(room: Room, quoted: &str, place: &Place, pieces: &[Piece]) -> AnyView {
    let corpus = room.session.corpus();
    let Ok(document) = corpus.document(place.document) else {
        return ().into_any();
    };
    let words = |words| say(room.language, words);
    let shown: Vec<AnyView> = pieces
        .iter()
        .map(|piece| {
            let title = words(Words::Relation(&piece.relation));
            let pasted = quoted[piece.quoted.clone()].to_owned();
            let span = Span::new(piece.printed.start, piece.printed.end);
            let printed = span.of(&document.text).to_owned();
            match &piece.relation {
                Relation::Same => pasted.into_any(),
                Relation::Alike(_) => {
                    view! { <span class="alike" title=title>{pasted}</span> }.into_any()
                }
                _ => {
                    let unseen = |text| view! { <span class="unseen">{text}</span> };
                    let printed = (!printed.trim().is_empty()).then(|| {
                        let title = title.clone();
                        view! { <del title=title>{unseen(words(Words::InPrint))} {printed}</del> " " }
                    });
                    let pasted = (!pasted.trim().is_empty()).then(|| {
                        view! { <ins title=title>{unseen(words(Words::InQuote))} {pasted}</ins> }
                    });
                    view! { " " {printed} {pasted} }.into_any()
                }
            }
        })
        .collect();
    let changed = pieces.iter().any(|piece| piece.relation.is_change());
    let legend = changed.then(|| view! { <p><small>{words(Words::DifferenceIs)}</small></p> });
    view! {
        <h3>{words(Words::Difference)}</h3>
        <p class="difference" lang="vi" data-testid="difference">
            {shown}
        </p>
        {legend}
    }
    .into_any()
}
