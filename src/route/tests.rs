use std::collections::BTreeSet;

use proptest::prelude::*;

use danbiet_corpus::{
    evidence::{Column, Near, Subject, TableKind},
    notes::{Colour, Filter},
};

use super::*;

fn check(route: Route, fragment: &str) {
    assert_eq!(route.print(), fragment);
    assert_eq!(Route::parse(fragment), route);
}

#[test]
fn the_usual_is_left_out() {
    check(Route::default(), "#library");
    assert_eq!(Route::parse(""), Route::default());
    assert_eq!(Route::parse("#"), Route::default());
    assert_eq!(Route::parse("#/"), Route::default());
}

#[test]
fn a_search_with_everything() {
    let search = Search {
        query: "đối thoại & \"dân chủ\"".to_owned(),
        level: Some(Level::Any),
        scope: Scope::All,
        reach: Reach::Document,
        abbreviations: Abbreviations::Literal,
        sort: Sort::Hits,
        ..Search::default()
    };
    let search = search
        .toggled(Facet::Place, "thành phố Hà Tĩnh")
        .toggled(Facet::Year, "2022")
        .toggled(Facet::Year, "2021");
    check(
        Route {
            view: View::Library,
            search,
        },
        "#library?q=đối+thoại+%26+%22dân+chủ%22&level=any&zones=all&groups=document\
         &abbreviations=literal&place=thành+phố+Hà+Tĩnh&year=2021&year=2022&sort=hits",
    );
}

#[test]
fn another_corpus() {
    let search = Search {
        corpus: "0a9ff3c2".to_owned(),
        query: "xã".to_owned(),
        ..Search::default()
    };
    check(
        Route {
            view: View::Documents,
            search: search.clone(),
        },
        "#documents?corpus=0a9ff3c2&q=xã",
    );
    // Whatever is shown next is shown of the same corpus.
    let route = Route::default().searching(search);
    assert_eq!(route.on(View::Help).print(), "#help?corpus=0a9ff3c2&q=xã");
}

#[test]
fn a_place_in_a_document() {
    let reading = Reading {
        sentence: Some(12),
        hit: Some(2),
        furniture: Furniture::Shown,
        ..Reading::of("000_c7")
    };
    check(
        Route::default().on(View::Document(reading)),
        "#document/000_c7?furniture=shown&s=12&hit=2",
    );
}

#[test]
fn layers_and_the_selected_annotation() {
    let reading = Reading {
        layers: LayerSet::NONE.with(Layer::Person).with(Layer::Place),
        at: Some(At {
            span: Span {
                start: 1215,
                end: 1228,
            },
            layer: Some(Layer::Person),
        }),
        correcting: Correcting::Open,
        note: None,
        ..Reading::of("000_c7")
    };
    check(
        Route::default().on(View::Document(reading)),
        "#document/000_c7?layers=person,place&at=person.1215-1228&correct=open",
    );
    for damaged in ["9-9", "9-1", "animal.1-2", "1", "-", "1-99999999999"] {
        let route = Route::parse(&format!("#document/000_c7?at={damaged}"));
        assert_eq!(route.view, View::Document(Reading::of("000_c7")));
    }
}

#[test]
fn a_table_of_evidence_with_an_open_cell() {
    let evidence = Evidence {
        sorted: Some((Column::Number, Direction::Descending)),
        near: Near::Document,
        open: Some(Opened {
            row: "000_c7.1609".to_owned(),
            cell: "who".to_owned(),
        }),
        summed: BTreeSet::from(["000_c7.1609".to_owned()]),
        ..Evidence::of(Sheet::Table(TableKind::Figures))
    };
    check(
        Route::default().on(View::Evidence(evidence)),
        "#evidence/figures?by=value&order=descending&near=document&open=000_c7.1609&cell=who\
         &sum=000_c7.1609",
    );
    assert_eq!(
        Route::parse("#evidence").view,
        View::Evidence(Evidence::default())
    );
    let route = Route::parse("#evidence/figures?by=spellings&order=descending&cell=who");
    assert_eq!(route.view, View::Evidence(Evidence::default()));
    assert!(matches!(
        Route::parse("#evidence/animals").view,
        View::Unknown(_)
    ));
}

#[test]
fn lines_of_a_concordance() {
    use danbiet_corpus::concordance::{GroupBy, Sample, Slot, SortKey};
    let line = |document, number| LineId { document, number };
    let shown = Concordance {
        sort: vec![SortKey::Slot(Slot::Left(1)), SortKey::Date],
        width: 12,
        sample: Some(Sample {
            lines: 100,
            seed: 7,
        }),
        by: Some(GroupBy::Slot(Slot::Right(1))),
        only: Some("với".to_owned()),
        sets: vec![LineSet {
            name: "hỏi: dân".to_owned(),
            lines: vec![line(0, 3), line(2, 1)],
        }],
        within: Some(1),
        at: Some(line(0, 3)),
    };
    check(
        Route::default().on(View::Concordance(shown.clone())),
        "#concordance?by=l1,date&width=12&sample=100.7&group=r1&only=với\
         &set=hỏi:+dân:0.3,2.1&within=1&at=0.3",
    );
    let usual = View::Concordance(Concordance::default());
    for damaged in [
        "by=l9",
        "width=0",
        "width=99",
        "sample=0.1",
        "within=0",
        "at=3",
        "group=x",
    ] {
        let route = Route::parse(&["#concordance?", damaged].concat());
        assert_eq!(route.view, usual, "{damaged}");
    }
    // A line is in one set at most.
    let moved = shown.putting(&[line(0, 3), line(4, 4)], Some(1));
    assert_eq!(moved.sets[0].lines, [line(2, 1)]);
    assert_eq!(moved.sets[1].lines, [line(0, 3), line(4, 4)]);
    assert_eq!(moved.set_of(line(4, 4)), Some(1));
    assert_eq!(moved.putting(&[line(4, 4)], None).set_of(line(4, 4)), None);
    assert_eq!(moved.without_set(0).sets.len(), 1);
    // Keys keep their places, and none stands twice.
    let keys =
        |shown: Concordance| -> Vec<&str> { shown.sort.iter().map(|key| key.name()).collect() };
    assert_eq!(keys(shown.with_key(0, Some(SortKey::Date))), ["date"]);
    assert_eq!(keys(shown.with_key(0, None)), ["date"]);
    assert_eq!(
        keys(shown.with_key(2, Some(SortKey::Place))),
        ["l1", "date", "place"]
    );
    assert_eq!(
        keys(shown.sorted_by(&[SortKey::Date, SortKey::Document])),
        ["date", "document", "l1"]
    );
}

#[test]
fn some_notes_and_a_query_to_keep() {
    let notes = Notes {
        filter: Filter {
            colour: Some(Colour::Teal),
            label: Some("hỏi lại".to_owned()),
            document: Some("000".to_owned()),
            find: "doi thoai".to_owned(),
        },
        keep: Some("#library?q=dân&place=Hà Tĩnh".to_owned()),
    };
    check(
        Route::default().on(View::Notes(notes)),
        "#notes?colour=teal&label=hỏi+lại&in=000&find=doi+thoai\
         &keep=%23library%3Fq%3Ddân%26place%3DHà+Tĩnh",
    );
}

#[test]
fn a_province_on_the_map_of_today() {
    let places = Places {
        era: Era::TwoTiers,
        count: Count::Mentions,
        at: Some("tỉnh Hà Tĩnh".to_owned()),
    };
    check(
        Route::default().on(View::Places(places)),
        "#places?era=34&count=mentions&at=tỉnh+Hà+Tĩnh",
    );
}

#[test]
fn percent_encoded_letters_are_read() {
    let route = Route::parse("#library?q=%C4%91%E1%BB%91i%20tho%E1%BA%A1i");
    assert_eq!(route.search.query, "đối thoại");
}

#[test]
fn what_is_unknown_is_kept() {
    let route = Route::parse("#concordances/đôi?x=1");
    assert_eq!(route.view, View::Unknown("concordances/đôi?x=1".to_owned()));
    assert_eq!(Route::parse(&route.print()), route);
    assert!(matches!(Route::parse("#document/").view, View::Unknown(_)));
}

#[test]
fn what_is_known_beside_the_unknown_counts() {
    let route = Route::parse("#library?q=a&nonsense=1&level=loud&zones=all&hit=3");
    assert_eq!(route.search.query, "a");
    assert_eq!(route.search.level, None);
    assert_eq!(route.search.scope, Scope::All);
}

#[test]
fn every_name_is_of_one_value() {
    fn check<T: Named + std::fmt::Debug>() {
        for &(value, name) in T::NAMES {
            assert_eq!(value.name(), name);
            assert_eq!(T::named(name), Some(value));
        }
    }
    check::<Level>();
    check::<Scope>();
    check::<Reach>();
    check::<Abbreviations>();
    check::<Sort>();
    check::<Facet>();
    check::<Furniture>();
    check::<Numbers>();
    check::<Layer>();
    check::<Direction>();
    check::<Near>();
    check::<Subject>();
    check::<Era>();
    check::<Count>();
}

#[test]
fn a_facet_value_is_chosen_and_left() {
    let chosen = Search::default().toggled(Facet::Year, "2022");
    assert_eq!(chosen.filters.len(), 1);
    assert_eq!(chosen.toggled(Facet::Year, "2022"), Search::default());
}

fn any_of<T: Named + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::NAMES).prop_map(|(value, _)| value)
}

fn searches() -> impl Strategy<Value = Search> {
    let filters = prop::collection::vec((any_of::<Facet>(), ".*"), 0..6).prop_map(|chosen| {
        let mut filters = Filters::default();
        for (facet, value) in chosen {
            filters.add(facet, value);
        }
        filters
    });
    (
        ".*",
        prop::option::of(any_of::<Level>()),
        any_of::<Scope>(),
        any_of::<Reach>(),
        any_of::<Abbreviations>(),
        filters,
        (any_of::<Sort>(), "|[0-9a-f]{16}"),
    )
        .prop_map(
            |(query, level, scope, reach, abbreviations, filters, (sort, corpus))| Search {
                corpus,
                query,
                level,
                scope,
                reach,
                abbreviations,
                filters,
                sort,
            },
        )
}

fn views() -> impl Strategy<Value = View> {
    let reading = (
        "[^/].*[^/]",
        prop::option::of(1u32..),
        prop::option::of(1u32..),
        any_of::<Furniture>(),
        any_of::<Numbers>(),
        prop::collection::vec(any_of::<Layer>(), 0..4),
        prop::option::of((0u32..100, 1u32..100, prop::option::of(any_of::<Layer>()))),
        any_of::<Correcting>(),
        prop::option::of(".+"),
    )
        .prop_map(
            |(document, sentence, hit, furniture, numbers, layers, at, correcting, note)| Reading {
                document,
                sentence,
                hit,
                furniture,
                numbers,
                layers: layers.into_iter().fold(LayerSet::NONE, LayerSet::with),
                at: at.map(|(start, length, layer)| At {
                    span: Span {
                        start,
                        end: start + length,
                    },
                    layer,
                }),
                correcting,
                note,
            },
        );
    let evidence = (
        prop::sample::select(&Sheet::ALL),
        0usize..20,
        any_of::<Direction>(),
        any_of::<Near>(),
        any_of::<Subject>(),
        prop::option::of((".*", ".*")),
        prop::collection::btree_set(".*", 0..3),
        prop::option::of((".*", any_of::<Direction>())),
    )
        .prop_map(
            |(sheet, column, direction, near, subject, open, summed, ranked)| {
                let column = match sheet {
                    Sheet::Table(kind) => kind.columns().get(column).copied(),
                    Sheet::Matrix | Sheet::Corrections => None,
                };
                Evidence {
                    sheet,
                    sorted: column.map(|column| (column, direction)),
                    ranked: ranked.filter(|_| sheet == Sheet::Matrix),
                    near,
                    subject,
                    open: open.map(|(row, cell)| Opened { row, cell }),
                    summed,
                }
            },
        );
    let places = (any_of::<Era>(), any_of::<Count>(), prop::option::of(".+"))
        .prop_map(|(era, count, at)| Places { era, count, at });
    let notes = (
        prop::option::of(any_of::<Colour>()),
        prop::option::of(".+"),
        prop::option::of(".+"),
        ".*",
        prop::option::of(".+"),
    )
        .prop_map(|(colour, label, document, find, keep)| Notes {
            filter: Filter {
                colour,
                label,
                document,
                find,
            },
            keep,
        });
    let ids = (0u32..50, 0u32..50).prop_map(|(document, number)| LineId { document, number });
    let lines = (
        prop::sample::subsequence(danbiet_corpus::concordance::SortKey::ALL.to_vec(), 0..=3),
        1u32..=40,
        prop::option::of((1u32.., any::<u64>())),
        prop::option::of(prop::sample::select(
            &danbiet_corpus::concordance::GroupBy::ALL,
        )),
        prop::option::of(".*"),
        prop::collection::vec(
            (".*", prop::collection::btree_set(ids.clone(), 0..4)),
            0..=SETS,
        ),
        prop::option::of(1usize..=SETS),
        prop::option::of(ids),
    )
        .prop_map(
            |(sort, width, sample, by, only, sets, within, at)| Concordance {
                sort,
                width,
                sample: sample
                    .map(|(lines, seed)| danbiet_corpus::concordance::Sample { lines, seed }),
                by,
                only,
                sets: sets
                    .into_iter()
                    .map(|(name, lines)| LineSet {
                        name,
                        lines: lines.into_iter().collect(),
                    })
                    .collect(),
                within,
                at,
            },
        );
    let id = || prop::option::of(".+");
    let compare = (
        (id(), id(), prop::option::of(1u32..), any_of::<Scrolling>()),
        (1u32.., 1u32.., any_of::<Listing>()),
        (any_of::<Measure>(), any_of::<Direction>(), id()),
    )
        .prop_map(|(sides, asked, (measure, direction, open))| Compare {
            left: sides.0,
            right: sides.1,
            passage: sides.2,
            scrolling: sides.3,
            shortest: asked.0,
            spread: asked.1,
            list: asked.2,
            by: (measure, direction),
            open,
        });
    prop_oneof![
        lines.prop_map(View::Concordance),
        compare.prop_map(View::Compare),
        places.prop_map(View::Places),
        ".*".prop_map(|text| View::Verify(Verify { text })),
        notes.prop_map(View::Notes),
        Just(View::Library),
        Just(View::Documents),
        Just(View::About),
        Just(View::Help),
        reading.prop_map(View::Document),
        evidence.prop_map(View::Evidence),
    ]
}

#[test]
fn a_text_that_is_verified() {
    let text = "“dân biết”\n[danbiet:1 document=a]".to_owned();
    check(
        Route::default().on(View::Verify(Verify { text })),
        "#verify?text=%E2%80%9Cdân+biết%E2%80%9D%0A%5Bdanbiet:1+document%3Da%5D",
    );
}

#[test]
fn two_documents_side_by_side() {
    let compare = Compare {
        passage: Some(6),
        scrolling: Scrolling::Apart,
        ..Compare::default().beside("002_1e", "003_d0")
    };
    check(
        Route::default().on(View::Compare(compare)),
        "#compare?left=002_1e&right=003_d0&passage=6&scroll=apart",
    );
}

#[test]
fn formulas_sort_the_other_way_when_asked_twice() {
    let once = Compare::default().sorted_by(Measure::Length);
    assert_eq!(once.by, (Measure::Length, Direction::Descending));
    let twice = once.sorted_by(Measure::Length);
    check(
        Route::default().on(View::Compare(twice)),
        "#compare?by=length&order=ascending",
    );
}

proptest! {
    #[test]
    fn printed_routes_are_read_back(view in views(), search in searches()) {
        let route = Route { view, search };
        let printed = route.print();
        prop_assert_eq!(Route::parse(&printed), route);
    }

    #[test]
    fn any_fragment_is_read_and_stays_what_it_is(fragment in ".*") {
        let route = Route::parse(&fragment);
        prop_assert_eq!(Route::parse(&route.print()), route);
    }
}

#[test]
fn tables_of_words() {
    use danbiet_corpus::{
        choice::Choice,
        frequency::{Same, Unit},
        subcorpus::Window,
        trend::Axis,
    };
    let on = |words| Route::default().on(View::Words(words));
    check(on(Words::default()), "#words/list");
    check(
        on(Words {
            unit: Unit::Syllable,
            same: Same::Any,
            length: Some(3),
            least: Some(5),
            stop: Stop::Usual,
            order: Some(Order::Range),
            ..Words::of(Tab::Ngrams)
        }),
        "#words/ngrams?unit=syllable&same=any&length=3&least=5&stop=usual&order=range",
    );
    check(
        on(Words {
            part: Some(Choice::Facet(Facet::Place, "Hà Tĩnh".to_owned())),
            against: Choice::Document("000_c7".to_owned()),
            stop: Stop::Words(vec!["và".to_owned(), "có thể".to_owned()]),
            ..Words::of(Tab::Keyness)
        }),
        "#words/keyness?of=place:Hà+Tĩnh&against=document:000_c7&stop=và,có+thể",
    );
    check(
        on(Words {
            window: Window::Words { left: 3, right: 5 },
            ..Words::of(Tab::Collocates)
        }),
        "#words/collocates?left=3",
    );
    check(
        on(Words {
            with: vec!["dân chủ".to_owned(), "a & b".to_owned()],
            axis: Axis::Document,
            scale: Scale::Hits,
            ..Words::of(Tab::Trends)
        }),
        "#words/trends?with=dân+chủ&with=a+%26+b&by=document&count=hits",
    );
    let route = Route::parse("#words/list?length=99&left=99&unit=letter&of=nowhere");
    assert_eq!(route, on(Words::default()));
    assert!(matches!(
        Route::parse("#words/animals").view,
        View::Unknown(_)
    ));
}
