//! What the styles of a document say about the numbers of its paragraphs: ISO/IEC 29500-1, 17.7.

use std::{collections::BTreeMap, iter};

use super::xml::{Broken, Item, Step, walk};

/// So many styles may be based on one another; what goes on behind is a circle, or means harm.
const DEEPEST: usize = 32;

/// The place of a paragraph in the lists, as far as one source says it (17.3.1.19).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Membership {
    /// The number of the list; 0 is none.
    pub(super) list: Option<u32>,
    /// The level in it, from 0.
    pub(super) level: Option<u32>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    membership: Membership,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(xml: &str) -> Result<Styles, Broken> {
        let mut styles = Styles::default();
        // The style that is open.
        let mut id = String::new();
        walk(xml, &mut |item| {
            let Item::Open(element) = item else {
                return Step::On;
            };
            match element.name() {
                "style" => {
                    id = element.attribute("styleId").unwrap_or_default();
                    let is_default = element.attribute("default");
                    if element.attribute("type").as_deref() == Some("paragraph")
                        && matches!(is_default.as_deref(), Some("1" | "true" | "on"))
                    {
                        styles.default = Some(id.clone());
                    }
                    styles.by_id.insert(id.clone(), Style::default());
                }
                // How it was before somebody changed it, and parts of tables.
                "pPrChange" | "tblStylePr" => return Step::Behind(0),
                name => {
                    if let Some(style) = styles.by_id.get_mut(&id) {
                        match name {
                            "basedOn" => style.based_on = element.value(),
                            "numId" => style.membership.list = element.number(),
                            "ilvl" => style.membership.level = element.number(),
                            _ => {}
                        }
                    }
                }
            }
            Step::On
        })?;
        Ok(styles)
    }

    /// The ids of all styles, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }

    /// The style of a paragraph that names this one, which need not be there.
    pub(super) fn known<'a>(&'a self, id: Option<&'a str>) -> Option<&'a str> {
        id.filter(|id| self.by_id.contains_key(*id))
            .or(self.default.as_deref())
    }

    /// A style and those that it is based on, nearest first.
    pub(super) fn lineage<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> + Clone {
        let parent = |id: &&str| self.by_id.get(*id)?.based_on.as_deref();
        iter::successors(Some(id), parent).take(DEEPEST)
    }

    /// What a style says, or the nearest one that it is based on.
    pub(super) fn membership(&self, id: &str) -> Membership {
        let said = self
            .lineage(id)
            .filter_map(|id| Some(self.by_id.get(id)?.membership));
        Membership {
            list: said.clone().find_map(|said| said.list),
            level: said.clone().find_map(|said| said.level),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(styles: &str) -> Styles {
        Styles::read(&["<w:styles>", styles, "</w:styles>"].concat()).unwrap()
    }

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let styles = styles(
            "<w:style w:type='paragraph' w:styleId='A'><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>\
             <w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
             <w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='B'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr>\
             <w:pPrChange><w:pPr><w:numPr><w:numId w:val='9'/></w:numPr></w:pPr></w:pPrChange></w:pPr></w:style>",
        );
        let said = |id| {
            let Membership { list, level } = styles.membership(id);
            (list, level)
        };
        assert_eq!(said("A"), (Some(4), None));
        assert_eq!(said("B"), (Some(4), Some(1)));
        assert_eq!(said("C"), (Some(0), Some(1)));
        assert_eq!(said("D"), (None, None));
        let lineage: Vec<&str> = styles.lineage("C").collect();
        assert_eq!(lineage, ["C", "B", "A"]);
    }

    #[test]
    fn a_paragraph_without_a_style_has_the_default_one() {
        let styles = styles(
            "<w:style w:type='character' w:default='1' w:styleId='Z'/>\
             <w:style w:type='paragraph' w:default='1' w:styleId='N'/><w:style w:styleId='A'/>",
        );
        assert_eq!(styles.known(None), Some("N"));
        assert_eq!(styles.known(Some("A")), Some("A"));
        assert_eq!(styles.known(Some("gone")), Some("N"));
    }

    #[test]
    fn circles_end() {
        let styles = styles(
            "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>\
             <w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>",
        );
        assert_eq!(styles.membership("A"), Membership::default());
        assert_eq!(styles.lineage("A").count(), DEEPEST);
    }
}
