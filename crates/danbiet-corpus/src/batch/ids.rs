//! Names of documents that addresses can carry.

use std::collections::BTreeMap;

use crate::material::Material;

/// The longest id, in characters.
const LONGEST: usize = 96;

/// An id for each text: the name of the file without folders and ending; with its folders where
/// several have that name; with a number where they still do. A text that is one of several in its
/// file has its part behind the name.
pub(super) fn ids<'a>(materials: impl Iterator<Item = &'a Material> + Clone) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for material in materials.clone() {
        *counts.entry(short(material)).or_default() += 1;
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut ids = Vec::new();
    for material in materials {
        let mut id = short(material);
        if counts.get(&id).is_some_and(|count| *count > 1) {
            id = whole(material);
        }
        let number = taken.entry(id.clone()).or_default();
        *number += 1;
        if *number > 1 {
            id.push('~');
            id.push_str(&number.to_string());
            // Whoever is called like that already comes behind.
            *taken.entry(id.clone()).or_default() += 1;
        }
        ids.push(id);
    }
    ids
}

fn short(material: &Material) -> String {
    let file = material.path.rsplit('/').next().unwrap_or_default();
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    };
    with_part(clean(stem), material)
}

fn whole(material: &Material) -> String {
    with_part(clean(&material.path), material)
}

fn with_part(mut id: String, material: &Material) -> String {
    if let Some(part) = &material.part {
        id.push('-');
        id.push_str(&clean(part));
    }
    id
}

/// A name without what breaks lines, hides itself or turns the direction of writing, and of
/// bounded length; its end says more than its middle.
fn clean(name: &str) -> String {
    let good = |c: char| match c {
        '/' | '\\' => '-',
        '#' | '?' | '%' | '&' => '_',
        c if c != ' ' && (c.is_control() || c.is_whitespace()) => '_',
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => '_',
        c => c,
    };
    let name: Vec<char> = name.trim().chars().map(good).collect();
    if name.is_empty() {
        return "_".to_owned();
    }
    let half = LONGEST / 2;
    match name.len() {
        0..=LONGEST => name.into_iter().collect(),
        length => {
            let (start, end) = (&name[..half], &name[length - half..]);
            start.iter().chain(end).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[(&str, Option<&str>)]) -> Vec<String> {
        let materials: Vec<Material> = paths
            .iter()
            .map(|(path, part)| Material {
                path: (*path).to_owned(),
                part: part.map(str::to_owned),
                ..Material::default()
            })
            .collect();
        ids(materials.iter())
    }

    #[test]
    fn the_stem_is_enough_while_it_is_the_only_one() {
        assert_eq!(
            of(&[("a/x.txt", None), ("a/y.pdf", None), ("t.csv", Some("12"))]),
            ["x", "y", "t-12"]
        );
        assert_eq!(
            of(&[("a/x.txt", None), ("b/x.txt", None), ("b/x.html", None)]),
            ["a-x.txt", "b-x.txt", "b-x.html"]
        );
        assert_eq!(
            of(&[("x.txt", None), ("x.txt", None)]),
            ["x.txt", "x.txt~2"]
        );
    }

    #[test]
    fn odd_names_become_usable_ones() {
        let long = format!("{}.txt", "dài".repeat(100));
        let ids = of(&[
            ("a\nb\u{202e}c?#%.txt", None),
            (" .txt", None),
            (long.as_str(), None),
            (".gitignore", None),
        ]);
        assert_eq!(ids[0], "a_b_c___");
        assert_eq!(ids[1], "_");
        assert_eq!(ids[2].chars().count(), LONGEST);
        assert_eq!(ids[3], ".gitignore");
    }
}
