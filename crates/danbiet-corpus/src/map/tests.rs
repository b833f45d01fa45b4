//! The map as it is shipped, against the lists of provinces that it was made from.

use super::{assign::Way, *};

fn shipped() -> Map {
    bytes::decode(include_bytes!("../../../../maps/vietnam.map")).expect("the shipped map reads")
}

/// Code and full name of the provinces of a list of the gazetteer.
fn gazetteer(kind: &str) -> Vec<(&'static str, String)> {
    let lines = include_str!("../../data/places/gazetteer.tsv").lines();
    lines
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (first, code, name) = (fields.next()?, fields.next()?, fields.next()?);
            let name = name
                .replacen("Tỉnh", "tỉnh", 1)
                .replacen("Thành phố", "thành phố", 1);
            (first == kind).then_some((code, name))
        })
        .collect()
}

/// The properties of the shapes of a source file.
fn shapes(topology: &str) -> Vec<serde_json::Value> {
    let topology: serde_json::Value = serde_json::from_str(topology).expect("it is JSON");
    let objects = topology["objects"].as_object().expect("it has objects");
    let shapes = objects.values().flat_map(|o| o["geometries"].as_array());
    shapes.flatten().map(|s| s["properties"].clone()).collect()
}

#[test]
fn every_province_of_both_eras_has_its_name_and_a_shape() {
    let map = shipped();
    for (era, kind, count) in [(Era::Districts, "P63", 63), (Era::TwoTiers, "P34", 34)] {
        let listed = gazetteer(kind);
        assert_eq!(listed.len(), count);
        assert_eq!(map.count(era), count);
        for (_, name) in listed {
            let number = map.named(era, &name).unwrap_or_else(|| panic!("{name}"));
            let outline = map.outline(era, number);
            assert!(!outline.rings.is_empty(), "{name} has no shape");
            assert!(assign::by_name(&map, &name).is_some(), "{name}");
        }
    }
}

#[test]
fn the_codes_of_the_shapes_are_those_of_the_gazetteer() {
    let map = shipped();
    let old = gazetteer("P63");
    let new = gazetteer("P34");
    let name = |list: &[(&str, String)], code: &serde_json::Value| {
        let found = list.iter().find(|(c, _)| Some(*c) == code.as_str());
        found.map(|(_, name)| name.clone()).expect("a known code")
    };
    let shapes63 = shapes(include_str!("../../../../maps/vn63_small.topojson"));
    assert_eq!(shapes63.len(), 63);
    for shape in shapes63 {
        let number = map.named(Era::Districts, &name(&old, &shape["old"]));
        let province = &map.provinces[number.expect("it is on the map")];
        let joined = map.name(Era::TwoTiers, usize::from(province.joined));
        assert_eq!(joined, name(&new, &shape["new"]), "{}", province.name);
    }
    // The other file of the same source names its shapes: the names agree but for the place of the
    // tone mark and for a type word that changed later.
    let shapes34 = shapes(include_str!("../../../../maps/vn34_small.topojson"));
    assert_eq!(shapes34.len(), 34);
    for shape in shapes34 {
        let shape_name = shape["name"].as_str().expect("a name");
        let listed = name(&new, &shape["code"]);
        assert!(
            assign::same(assign::bare(&listed), shape_name),
            "{shape_name}"
        );
    }
}

#[test]
fn the_islands_are_there_in_both_eras() {
    let map = shipped();
    let hoang_sa = project(112.0, 16.5);
    let truong_sa = project(114.3, 10.0);
    for era in [Era::Districts, Era::TwoTiers] {
        for (province, (x, y)) in [
            ("thành phố Đà Nẵng", hoang_sa),
            ("tỉnh Khánh Hòa", truong_sa),
        ] {
            let number = map.named(era, province).expect("it is on the map");
            let near = |p: &Point| (p.0 - x).abs() < UNITS && (p.1 - y).abs() < UNITS;
            let rings = map.outline(era, number).rings;
            assert!(rings.iter().flatten().any(near), "{province}");
        }
    }
}

#[test]
fn joined_provinces_cover_what_their_parts_cover() {
    let map = shipped();
    let area = |era, number| -> i64 {
        let rings = map.outline(era, number).rings;
        let twice = |ring: &Vec<Point>| -> i64 {
            let next = ring.iter().cycle().skip(1);
            let edges = ring.iter().zip(next);
            edges
                .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
                .sum()
        };
        rings.iter().map(|ring| twice(ring).abs()).sum()
    };
    for joined in 0..34 {
        let parts =
            (0..63).filter(|&p: &u16| usize::from(map.provinces[usize::from(p)].joined) == joined);
        let parts: i64 = parts.map(|p| area(Era::Districts, usize::from(p))).sum();
        let whole = area(Era::TwoTiers, joined);
        let name = map.name(Era::TwoTiers, joined);
        assert!(
            (whole - parts).abs() * 100 < parts,
            "{name}: {whole} {parts}"
        );
    }
}

#[test]
fn places_find_their_province() {
    let map = shipped();
    let found = |name: &str, parent: Option<&str>, home: Option<&str>| {
        let home = home.and_then(|home| assign::by_name(&map, home));
        let (number, way) = assign::province(&map, name, parent, home)?;
        Some((map.provinces[usize::from(number)].name.as_str(), way))
    };
    let ha_tinh = |way| Some(("tỉnh Hà Tĩnh", way));
    assert_eq!(found("tỉnh Hà Tĩnh", None, None), ha_tinh(Way::Named));
    assert_eq!(
        found("thị xã Hồng Lĩnh", None, None),
        ha_tinh(Way::District)
    );
    assert_eq!(
        found("thị xã Hồng Lĩnh", Some("tỉnh Hà Tĩnh"), None),
        ha_tinh(Way::Within)
    );
    assert_eq!(
        found("phường Đậu Liêu", Some("thị xã Hồng Lĩnh"), None),
        ha_tinh(Way::District)
    );
    // Many provinces have a district of this name: only the document can tell.
    assert_eq!(found("huyện Châu Thành", None, None), None);
    assert_eq!(
        found("huyện Châu Thành", None, Some("tỉnh Sóc Trăng")),
        Some(("tỉnh Sóc Trăng", Way::District))
    );
    assert_eq!(
        found("tỉnh Thừa Thiên Huế", None, None),
        Some(("thành phố Huế", Way::Named))
    );
    // What stands in something unknown is not looked up by its own name.
    assert_eq!(found("thị xã Hồng Lĩnh", Some("nước Lào"), None), None);
    assert_eq!(found("nước Lào", None, None), None);
}
