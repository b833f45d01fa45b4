//! Making the map that the view of places shows.
//!
//! `maps/` keeps the borders as they were published and the file that is made from them; that file is checked in, and
//! a test makes it again and compares. The names of provinces and districts come from the gazetteer, found by the codes
//! that the shapes carry.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail};
use danbiet_corpus::ingest::sha256;
use danbiet_corpus::map::{Arc, District, Map, Point, Province, bytes, project};
use serde_json::Value;

use crate::run;

/// Borders of the provinces until 2025-06-30, each with its code and the code of the one it joined.
const BORDERS: &str = "maps/vn63_small.topojson";
const GAZETTEER: &str = "crates/danbiet-corpus/data/places/gazetteer.tsv";

/// Where the map lies.
pub const MAP: &str = "maps/vietnam.map";

/// Names that provinces bore before, by their codes: Huế was renamed on 2025-01-01.
const ALIASES: [(&str, &str); 1] = [("46", "tỉnh Thừa Thiên Huế")];

/// Makes the map anew.
///
/// # Errors
/// When the borders or the gazetteer are missing or say something else than they did.
pub fn run() -> Result<()> {
    let map = make()?;
    std::fs::write(run::root().join(MAP), &map)?;
    println!("{MAP}: {} bytes", map.len());
    Ok(())
}

/// The name of the map in the built site, which changes with what is in it. The app's build script makes the same.
pub fn name_in_site(map: &[u8]) -> String {
    format!("vietnam-{}.map", &sha256(map)[..16])
}

fn make() -> Result<Vec<u8>> {
    let read = |file: &str| {
        std::fs::read_to_string(run::root().join(file))
            .with_context(|| format!("{file} cannot be read"))
    };
    let topology: Value = serde_json::from_str(&read(BORDERS)?)?;
    let names = Names::read(&read(GAZETTEER)?);
    let map = compile(&topology, &names).with_context(|| format!("{BORDERS}: not as expected"))?;
    Ok(bytes::encode(&map))
}

/// The lists of the gazetteer that the map needs, in its order.
#[derive(Default)]
struct Names {
    before: Vec<(String, String)>,
    today: Vec<(String, String)>,
    /// Name and code of the province.
    districts: Vec<(String, String)>,
}

impl Names {
    fn read(gazetteer: &str) -> Self {
        let mut names = Self::default();
        for line in gazetteer.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, code, name, parent] = fields[..] else {
                continue;
            };
            let name = running(name);
            match kind {
                "P63" => names.before.push((code.to_owned(), name)),
                "P34" => names.today.push((code.to_owned(), name)),
                "D" => names.districts.push((name, parent.to_owned())),
                _ => {}
            }
        }
        names
    }
}

/// A name as in running text: its type word without a capital.
fn running(name: &str) -> String {
    let words = ["Thành phố ", "Thị xã ", "Tỉnh ", "Quận ", "Huyện "];
    let word = words.into_iter().find(|word| name.starts_with(word));
    word.map_or(name.to_owned(), |word| {
        format!("{}{}", word.to_lowercase(), &name[word.len()..])
    })
}

fn compile(topology: &Value, names: &Names) -> Result<Map> {
    let number = |list: &[(String, String)], code: &str| {
        let found = list.iter().position(|(c, _)| c == code);
        let number = found.ok_or_else(|| anyhow!("no province has the code {code}"))?;
        Ok::<_, anyhow::Error>(u16::try_from(number)?)
    };
    let mut shapes = BTreeMap::new();
    let objects = topology["objects"].as_object().context("no objects")?;
    for shape in objects
        .values()
        .flat_map(|o| o["geometries"].as_array())
        .flatten()
    {
        let code = |key: &str| {
            shape["properties"][key]
                .as_str()
                .context("a shape without codes")
        };
        let before = number(&names.before, code("old")?)?;
        let today = number(&names.today, code("new")?)?;
        shapes.insert(before, (today, rings(shape)?));
    }
    let mut map = Map {
        arcs: arcs(topology)?,
        joined: names.today.iter().map(|(_, name)| name.clone()).collect(),
        ..Map::default()
    };
    for (at, (code, name)) in (0..).zip(&names.before) {
        let (joined, rings) = shapes
            .remove(&at)
            .ok_or_else(|| anyhow!("{name} has no shape"))?;
        let aliases = ALIASES.iter().filter(|(of, _)| of == code);
        map.provinces.push(Province {
            name: name.clone(),
            aliases: aliases.map(|&(_, alias)| alias.to_owned()).collect(),
            joined,
            rings,
        });
    }
    for (name, province) in &names.districts {
        map.districts.push(District {
            name: name.clone(),
            province: number(&names.before, province)?,
        });
    }
    map.districts.sort();
    Ok(map)
}

/// The arcs of a quantised topology: differences in units of `scale`, from `translate` on.
fn arcs(topology: &Value) -> Result<Vec<Vec<Point>>> {
    let pair = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    let transform = &topology["transform"];
    let scale = pair(&transform["scale"]).context("no scale")?;
    let origin = pair(&transform["translate"]).context("no translation")?;
    let mut arcs = Vec::new();
    for arc in topology["arcs"].as_array().context("no arcs")? {
        let mut here = (0.0, 0.0);
        let mut points = Vec::new();
        for step in arc.as_array().context("an arc is no list")? {
            let (x, y) = pair(step).context("a point is no pair of numbers")?;
            here = (here.0 + x, here.1 + y);
            let point = project(here.0 * scale.0 + origin.0, here.1 * scale.1 + origin.1);
            // On the coarser sheet neighbours may fall together; the ends stay.
            if points.last() != Some(&point) || points.len() < 2 {
                points.push(point);
            }
        }
        arcs.push(points);
    }
    Ok(arcs)
}

/// All rings of a polygon or of several; what is inside an odd number of them is inside.
fn rings(shape: &Value) -> Result<Vec<Vec<Arc>>> {
    let polygons: Vec<&Value> = match shape["type"].as_str() {
        Some("Polygon") => vec![&shape["arcs"]],
        Some("MultiPolygon") => shape["arcs"].as_array().into_iter().flatten().collect(),
        other => bail!("a shape of the kind {other:?}"),
    };
    let rings = polygons.into_iter().flat_map(|p| p.as_array()).flatten();
    rings
        .map(|ring| {
            let arcs = ring.as_array().context("a ring is no list")?;
            arcs.iter().map(arc).collect()
        })
        .collect()
}

/// An arc of a ring: a number, or its complement if it is walked backward.
fn arc(value: &Value) -> Result<Arc> {
    let number = value.as_i64().context("an arc has no number")?;
    Ok(Arc {
        number: u32::try_from(number.max(!number))?,
        backward: number < 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_the_one_that_its_sources_make() {
        let kept = std::fs::read(run::root().join(MAP)).unwrap();
        assert!(
            make().unwrap() == kept,
            "run `cargo xtask map` and check in what it makes"
        );
    }

    #[test]
    fn type_words_lose_their_capital() {
        assert_eq!(running("Thị xã Hồng Lĩnh"), "thị xã Hồng Lĩnh");
        assert_eq!(running("Tỉnh Hà Tĩnh"), "tỉnh Hà Tĩnh");
    }
}
