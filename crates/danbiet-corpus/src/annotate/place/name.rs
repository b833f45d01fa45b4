//! The normal form of a place, its level and what it lies in.

use super::{
    super::{
        Gazetteer, spelling,
        view::{Shape, View},
    },
    Home, Level, Mention, Place, other_place,
    resolve::name_words,
};

pub(super) fn to_place(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    home: &Home,
    mention: &Mention,
) -> Place {
    let words = || name_words(view, mention.name.clone());
    let level = level_of(gazetteer, mention).or_else(|| other_place(&words()));
    let parent = mention
        .unit
        .and_then(|number| gazetteer.unit(number).parent);
    let parent = match level {
        Some(Level::Province | Level::Municipality) => Some("Việt Nam".to_owned()),
        Some(Level::Street | Level::Neighbourhood) => home.commune.clone(),
        Some(level) if level.tier() == Some(3) && parent.is_none() => home.district.clone(),
        _ => parent.map(|number| gazetteer.unit(number).full.clone()),
    };
    let normal = match (level, mention.stated, mention.unit) {
        (Some(Level::Province), None, None) => {
            format!("tỉnh {}", normal(view, gazetteer, mention))
        }
        _ => normal(view, gazetteer, mention),
    };
    Place {
        span: view.span(mention.whole.clone()),
        name: view.span(mention.name.clone()),
        normal,
        level,
        parent,
        in_organisation: false,
    }
}

/// The normal form: type word of the text, or of the unit where the text has none.
pub(super) fn normal(view: &View<'_>, gazetteer: &Gazetteer, mention: &Mention) -> String {
    let printed = spelling::phrase(view.span(mention.name.clone()).of(view.text));
    let shouted = mention.name.len() > 1
        && mention
            .name
            .clone()
            .all(|at| view.shape(at) == Shape::Upper);
    let bare = match (printed.as_str(), mention.unit) {
        ("HCM", _) => "Hồ Chí Minh".to_owned(),
        (_, Some(number)) if shouted => gazetteer.unit(number).bare().to_owned(),
        _ => printed,
    };
    let word = match (mention.stated, mention.unit) {
        (Some(level @ (Level::Neighbourhood | Level::Street)), _) if !mention.whole.is_empty() => {
            // These have many type words: the one that is printed.
            if mention.whole.start < mention.name.start {
                let words = name_words(view, mention.whole.start..mention.name.start);
                return format!(
                    "{} {bare}",
                    if words == "tdp" {
                        "tổ dân phố"
                    } else {
                        &words
                    }
                );
            }
            level.word()
        }
        (Some(level), _) => level.word(),
        (None, Some(number)) => gazetteer.unit(number).level.word(),
        (None, None) => return bare,
    };
    format!("{word} {bare}")
}

pub(super) fn level_of(gazetteer: &Gazetteer, mention: &Mention) -> Option<Level> {
    let unit = mention.unit.map(|number| gazetteer.unit(number).level);
    match (mention.stated, unit) {
        (Some(Level::City), Some(Level::Municipality)) => Some(Level::Municipality),
        (Some(stated), _) => Some(stated),
        (None, unit) => unit,
    }
}
