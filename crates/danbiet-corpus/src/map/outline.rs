//! From shared arcs to the borders of one province.

use std::collections::BTreeMap;

use super::{Arc, Point};

/// The borders of a province, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Closed lines; the last point joins the first. What lies inside an odd number of them is
    /// inside the province.
    pub rings: Vec<Vec<Point>>,
    /// A point in the middle of the largest part, for a sign.
    pub middle: Point,
}

/// The borders around some rings: an arc that two of them share is inside and falls away.
pub fn of(arcs: &[Vec<Point>], rings: &[&[Arc]]) -> Outline {
    let mut uses: BTreeMap<u32, u32> = BTreeMap::new();
    for arc in rings.iter().copied().flatten() {
        *uses.entry(arc.number).or_default() += 1;
    }
    let outer = rings.iter().copied().flatten();
    let mut left: Vec<Vec<Point>> = outer
        .filter(|arc| uses.get(&arc.number) == Some(&1))
        .filter_map(|arc| walked(arcs, *arc))
        .filter(|points| !points.is_empty())
        .collect();
    let mut closed = Vec::new();
    while let Some(mut ring) = left.pop() {
        while ring.first() != ring.last() {
            let Some(next) = left.iter().position(|arc| arc.first() == ring.last()) else {
                break;
            };
            ring.pop();
            ring.extend(left.swap_remove(next));
        }
        ring.pop();
        if ring.len() > 2 {
            closed.push(ring);
        }
    }
    closed.sort_unstable();
    let largest = closed.iter().max_by_key(|ring| twice_area(ring).abs());
    Outline {
        middle: largest.map_or((0, 0), |ring| centre(ring)),
        rings: closed,
    }
}

fn walked(arcs: &[Vec<Point>], arc: Arc) -> Option<Vec<Point>> {
    let mut points = arcs.get(arc.number as usize)?.clone();
    if arc.backward {
        points.reverse();
    }
    Some(points)
}

/// Each pair of neighbours of a ring, with their cross product.
fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point, i64)> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(&a, &b)| {
        let cross = i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1);
        (a, b, cross)
    })
}

/// Twice the area of a ring; negative if it is walked against the clock.
fn twice_area(ring: &[Point]) -> i64 {
    edges(ring).map(|(_, _, cross)| cross).sum()
}

/// The centre of mass of the area of a ring.
fn centre(ring: &[Point]) -> Point {
    let area = twice_area(ring);
    if area == 0 {
        return ring.first().copied().unwrap_or_default();
    }
    let (mut x, mut y) = (0, 0);
    for (a, b, cross) in edges(ring) {
        x += i64::from(a.0 + b.0) * cross;
        y += i64::from(a.1 + b.1) * cross;
    }
    ((x / (3 * area)) as i32, (y / (3 * area)) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(number: u32, backward: bool) -> Arc {
        Arc { number, backward }
    }

    /// Two squares side by side: arc 1 is the border between them.
    fn squares() -> Vec<Vec<Point>> {
        vec![
            vec![(10, 0), (0, 0), (0, 10), (10, 10)],
            vec![(10, 10), (10, 0)],
            vec![(10, 0), (20, 0), (20, 10), (10, 10)],
        ]
    }

    #[test]
    fn one_square() {
        let outline = of(&squares(), &[&[arc(0, false), arc(1, false)]]);
        assert_eq!(outline.rings.len(), 1);
        assert_eq!(outline.rings[0].len(), 4);
        assert_eq!(outline.middle, (5, 5));
    }

    #[test]
    fn joined_squares_lose_the_border_between_them() {
        let left = [arc(0, false), arc(1, false)];
        let right = [arc(2, true), arc(1, true)];
        let outline = of(&squares(), &[&left, &right]);
        assert_eq!(outline.rings.len(), 1, "{outline:?}");
        assert_eq!(outline.rings[0].len(), 6);
        assert_eq!(twice_area(&outline.rings[0]).abs(), 2 * 200);
        assert_eq!(outline.middle, (10, 5));
    }

    #[test]
    fn arcs_that_are_not_there_draw_nothing() {
        assert_eq!(of(&[], &[&[arc(7, false)]]), Outline::default());
    }
}
