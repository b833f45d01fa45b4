//! Which province a place belongs to.

use danbiet_text::fold;

use super::Map;

/// How it is known which province a place lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// The name is that of a province.
    Named,
    /// The text or the gazetteer names the province that the place lies in.
    Within,
    /// The gazetteer of districts has one of this name, or one in the province of the document.
    District,
}

/// The number of the province until 2025-06-30 that a place lies in, and how that is known.
///
/// `name` and `parent` carry their type words; `home` is the province of the document, which
/// decides between districts of the same name.
#[must_use]
pub fn province(
    map: &Map,
    name: &str,
    parent: Option<&str>,
    home: Option<u16>,
) -> Option<(u16, Way)> {
    let named = |name: &str| by_name(map, name);
    let district = |name: &str| by_district(map, name, home);
    named(name)
        .map(|found| (found, Way::Named))
        .or_else(|| Some((named(parent?)?, Way::Within)))
        .or_else(|| Some((district(parent?)?, Way::District)))
        .or_else(|| match parent {
            Some(_) => None,
            None => Some((district(name)?, Way::District)),
        })
}

/// The province of this name. A name that only the newer era has means the province that kept the
/// largest part of the name: the bare name decides.
#[must_use]
pub fn by_name(map: &Map, name: &str) -> Option<u16> {
    let numbered = || (0..).zip(&map.provinces);
    let exact =
        numbered().find(|(_, p)| same(&p.name, name) || p.aliases.iter().any(|a| same(a, name)));
    let of_newer = || {
        map.joined.iter().find(|joined| same(joined, name))?;
        numbered().find(|(_, p)| same(bare(&p.name), bare(name)))
    };
    exact.or_else(of_newer).map(|(number, _)| number)
}

/// The province of the district of this name: the only one, or the one in the province `home`.
fn by_district(map: &Map, name: &str, home: Option<u16>) -> Option<u16> {
    let districts = &map.districts;
    let first = districts.partition_point(|d| d.name.as_str() < name);
    let mut found = districts[first..].iter().take_while(|d| d.name == name);
    let one = found.next()?.province;
    let mut others = found.map(|d| d.province).peekable();
    if others.peek().is_none() || Some(one) == home {
        return Some(one);
    }
    others.find(|&province| Some(province) == home)
}

/// Whether two names are the same but for case and the place of a tone mark: *Thanh Hoá*, *Thanh
/// Hóa*.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    let words = |name: &'_ str| name.split(' ').map(fold::typed).collect::<Vec<_>>();
    // Most names differ in length: only alike ones are worth the work.
    a == b || (a.len() == b.len() && words(a) == words(b))
}

/// A name of a province without its type word.
#[must_use]
pub fn bare(name: &str) -> &str {
    let words = ["tỉnh ", "thành phố "];
    let stripped = words.iter().find_map(|word| name.strip_prefix(word));
    stripped.unwrap_or(name)
}
