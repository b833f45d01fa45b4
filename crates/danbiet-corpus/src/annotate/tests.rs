//! Invented sentences of the kind the rules are for, each with everything that is named in it.

use super::{Gazetteer, Layers, View, annotate};
use crate::zone::{Line, Zone};
use danbiet_text::Span;

fn layers(text: &str, zone: Zone) -> Layers {
    let lines: Vec<Line> = text
        .split('\n')
        .scan(0, |at, line| {
            let span = Span::new(*at, *at + line.len());
            *at += line.len() + 1;
            Some(span)
        })
        .enumerate()
        .map(|(number, span)| Line {
            number: number as u32 + 1,
            span,
            zone,
            marker: None,
        })
        .collect();
    annotate(&View::new(text, &lines, &[]), None, &Gazetteer::shipped())
}

/// Each person as `honorific|name|role; role`.
fn check_persons(text: &str, expected: &[&str]) {
    let layers = layers(text, Zone::Body);
    let seen: Vec<String> = layers
        .persons
        .iter()
        .map(|person| {
            let honorific = person.honorific.as_ref().map_or("", |h| h.normal.as_str());
            let roles: Vec<&str> = person.roles.iter().map(|r| r.normal.as_str()).collect();
            format!("{honorific}|{}|{}", person.span.of(text), roles.join("; "))
        })
        .collect();
    assert_eq!(seen, expected, "{text}");
}

/// Each body as `printed → normal`.
fn check_organisations(text: &str, expected: &[(&str, &str)]) {
    let layers = layers(text, Zone::Body);
    let seen: Vec<(&str, &str)> = layers
        .organisations
        .iter()
        .map(|body| (body.span.of(text), body.normal.as_str()))
        .collect();
    assert_eq!(seen, expected, "{text}");
}

/// Each place as `printed → normal`.
fn check_places(text: &str, expected: &[(&str, &str)]) {
    let layers = layers(text, Zone::Body);
    let seen: Vec<(&str, &str)> = layers
        .places
        .iter()
        .map(|place| (place.span.of(text), place.normal.as_str()))
        .collect();
    assert_eq!(seen, expected, "{text}");
}

#[test]
fn one_form_of_address_serves_a_list() {
    check_persons(
        "Các đồng chí: Nguyễn Xuân Thủy, Huyện ủy viên, Phó Chủ tịch UBND huyện; Trần Thị Minh \
         Nguyệt, Ủy viên BTV, Trưởng ban Dân vận Huyện ủy chủ trì hội nghị.",
        &[
            "các đồng chí|Nguyễn Xuân Thủy|Huyện ủy viên; Phó Chủ tịch Ủy ban nhân dân huyện",
            "các đồng chí|Trần Thị Minh Nguyệt|Ủy viên Ban Thường vụ Huyện ủy; Trưởng Ban Dân vận Huyện ủy",
        ],
    );
}

#[test]
fn an_office_right_before_a_name_is_its_own() {
    check_persons(
        "Chủ tịch UBND xã Đào Viên Nguyễn Hữu Thành và Hiệu trưởng Trường THCS Nguyễn Du Phạm Văn Tám.",
        &[
            "|Nguyễn Hữu Thành|Chủ tịch Ủy ban nhân dân xã Đào Viên",
            "|Phạm Văn Tám|Hiệu trưởng Trường Trung học cơ sở Nguyễn Du",
        ],
    );
    check_persons(
        "Thủ tướng Chính phủ Phạm Minh Chính, Chủ tịch Quốc hội Vương Đình Huệ dự.",
        &[
            "|Phạm Minh Chính|Thủ tướng Chính phủ",
            "|Vương Đình Huệ|Chủ tịch Quốc hội",
        ],
    );
}

#[test]
fn offices_stand_behind_commas_dashes_and_in_brackets() {
    check_persons(
        "Bà Hoàng Thị Lan (Phó Chủ tịch Hội LHPN xã Việt Hùng), đ/c Huỳnh Thị Hòa - Bí thư Huyện ủy kiêm Chủ tịch HĐND huyện.",
        &[
            "bà|Hoàng Thị Lan|Phó Chủ tịch Hội Liên hiệp Phụ nữ xã Việt Hùng",
            "đồng chí|Huỳnh Thị Hòa|Bí thư Huyện ủy; Chủ tịch Hội đồng nhân dân huyện",
        ],
    );
}

#[test]
fn the_leader_of_a_delegation_stands_behind_lam() {
    check_persons(
        "Đoàn công tác của Ban Dân vận Trung ương do đồng chí Triệu Tài Vinh, Phó Trưởng Ban Dân vận Trung ương làm Trưởng đoàn đã làm việc.",
        &["đồng chí|Triệu Tài Vinh|Phó Trưởng Ban Dân vận Trung ương; Trưởng đoàn"],
    );
}

#[test]
fn ranks_and_names_of_other_peoples() {
    check_persons(
        "Thiếu tướng Lê Vinh Quy, Giám đốc Công an tỉnh; đồng chí Y Biêr Niê, Phó Bí thư Tỉnh ủy; ông Thạch Sang; anh Sùng A Chua.",
        &[
            "|Lê Vinh Quy|Thiếu tướng; Giám đốc Công an tỉnh",
            "đồng chí|Y Biêr Niê|Phó Bí thư Tỉnh ủy",
            "ông|Thạch Sang|",
            "anh|Sùng A Chua|",
        ],
    );
}

#[test]
fn streets_schools_and_bodies_that_bear_a_name_are_no_people() {
    check_persons(
        "Đường Nguyễn Tất Thành, trường THPT Chu Văn An, phường Trần Phú, Đoàn TNCS Hồ Chí Minh, Bác Hồ.",
        &[],
    );
}

#[test]
fn authors_are_told_by_their_line_or_by_credits() {
    let text = "Thanh Mai\nẢnh: Thành Tâm";
    let found = layers(text, Zone::Byline);
    let seen: Vec<(&str, super::PersonKind)> = found
        .persons
        .iter()
        .map(|person| (person.span.of(text), person.kind))
        .collect();
    assert_eq!(
        seen,
        [
            ("Thanh Mai", super::PersonKind::Byline),
            ("Thành Tâm", super::PersonKind::Byline)
        ]
    );
}

#[test]
fn the_same_person_has_one_number() {
    let found = layers(
        "Đồng chí Võ Thị Hạnh, Bí thư Đảng ủy xã. Bà Võ Thị Hạnh và ông Lê Văn Ba.",
        Zone::Body,
    );
    let numbers: Vec<u32> = found.persons.iter().map(|person| person.entity).collect();
    assert_eq!(numbers, [0, 0, 1]);
}

#[test]
fn bodies_are_written_out_and_nested() {
    check_organisations(
        "Ủy ban MTTQ tỉnh Bắc Ninh, Ban Dân vận Tỉnh ủy, Sở Nội vụ, Liên đoàn Lao động tỉnh",
        &[
            (
                "Ủy ban MTTQ tỉnh Bắc Ninh",
                "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Ninh",
            ),
            ("MTTQ", "Mặt trận Tổ quốc Việt Nam"),
            ("Ban Dân vận Tỉnh ủy", "Ban Dân vận Tỉnh ủy Bắc Ninh"),
            ("Tỉnh ủy", "Tỉnh ủy Bắc Ninh"),
            ("Sở Nội vụ", "Sở Nội vụ tỉnh Bắc Ninh"),
            (
                "Liên đoàn Lao động tỉnh",
                "Liên đoàn Lao động tỉnh Bắc Ninh",
            ),
        ],
    );
}

#[test]
fn a_coordination_shares_its_level() {
    check_organisations(
        "Năm qua HĐND, UBND các xã, phường, thị trấn công khai; MTTQ và các đoàn thể huyện Quế Võ",
        &[
            ("HĐND", "Hội đồng nhân dân các xã, phường, thị trấn"),
            (
                "UBND các xã, phường, thị trấn",
                "Ủy ban nhân dân các xã, phường, thị trấn",
            ),
            ("MTTQ", "Mặt trận Tổ quốc Việt Nam huyện Quế Võ"),
        ],
    );
}

#[test]
fn misprints_and_unusual_capitals_are_mended() {
    check_organisations(
        "Ban thưởng vụ Huyện uỷ Quế Võ, Bộ chi huy quân sự tỉnh",
        &[
            (
                "Ban thưởng vụ Huyện uỷ Quế Võ",
                "Ban Thường vụ Huyện ủy Quế Võ",
            ),
            ("Huyện uỷ Quế Võ", "Huyện ủy Quế Võ"),
            (
                "Bộ chi huy quân sự tỉnh",
                "Bộ Chỉ huy Quân sự tỉnh Bắc Ninh",
            ),
        ],
    );
}

#[test]
fn the_party_is_named_by_a_capital_alone() {
    check_organisations(
        "cấp ủy Đảng, tổ chức Đảng, đảng viên, Đảng viên, đảng cầm quyền, nhà nước, số 120-KL/TW",
        &[],
    );
    check_organisations(
        "xây dựng Đảng và Nhà nước",
        &[
            ("Đảng", "Đảng Cộng sản Việt Nam"),
            ("Nhà nước", "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ],
    );
}

#[test]
fn sites_are_bodies_but_not_inside_addresses() {
    check_organisations(
        "Theo Baobacninh.com.vn, thư: phong@bacninh.gov.vn",
        &[("Baobacninh.com.vn", "Baobacninh.com.vn")],
    );
}

#[test]
fn places_end_where_the_gazetteer_says() {
    check_places(
        "Tại xã Thạch Hạ Nguyễn Huy Đức nói; TP. Móng Cái, các huyện Krông Năng, Ea H'leo và Cư M'gar",
        &[
            ("xã Thạch Hạ", "xã Thạch Hạ"),
            ("TP. Móng Cái", "thành phố Móng Cái"),
            ("huyện Krông Năng", "huyện Krông Năng"),
            ("Ea H'leo", "huyện Ea H'leo"),
            ("Cư M'gar", "huyện Cư M'gar"),
        ],
    );
    check_places(
        "Các phường: Tân Lợi, Tân Lập và Ea Tam của thành phố Buôn Ma Thuột",
        &[
            ("Tân Lợi", "phường Tân Lợi"),
            ("Tân Lập", "phường Tân Lập"),
            ("Ea Tam", "phường Ea Tam"),
            ("thành phố Buôn Ma Thuột", "thành phố Buôn Ma Thuột"),
        ],
    );
}

#[test]
fn what_looks_like_a_place_and_is_none() {
    check_places(
        "văn bản Nghị quyết, đường lối, “Thái Nguyên ID”, C-ThaiNguyen, baohatinh.vn, xã hội, tỉnh ủy",
        &[],
    );
}

#[test]
fn nothing_is_found_in_nothing() {
    assert_eq!(layers("", Zone::Body), Layers::default());
}

#[test]
fn short_forms_of_offices_and_ranks_behind_districts() {
    check_persons(
        "Ông Lê Văn Bình - UVBTV Huyện ủy, Chủ tịch HĐND huyện; Trưởng Công an huyện Thượng tá Trần Quốc Dũng.",
        &[
            "ông|Lê Văn Bình|Ủy viên Ban Thường vụ Huyện ủy; Chủ tịch Hội đồng nhân dân huyện",
            "|Trần Quốc Dũng|Trưởng Công an huyện; Thượng tá",
        ],
    );
    check_persons("Phó Chủ tịch Viện Hàn lâm và Chủ tịch Đài Loan", &[]);
}

#[test]
fn a_steering_committee_has_the_task_that_is_printed() {
    check_organisations(
        "Ban Chỉ đạo (BCĐ) thực hiện Quy chế dân chủ (QCDC) ở cơ sở tỉnh và BCĐ phong trào thi đua \"Dân vận khéo\" tỉnh",
        &[
            (
                "Ban Chỉ đạo (BCĐ) thực hiện Quy chế dân chủ (QCDC) ở cơ sở tỉnh",
                "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở tỉnh",
            ),
            (
                "BCĐ phong trào thi đua \"Dân vận khéo\" tỉnh",
                "Ban Chỉ đạo phong trào thi đua \"Dân vận khéo\" tỉnh",
            ),
        ],
    );
}

#[test]
fn a_short_form_in_brackets_does_not_end_a_name() {
    check_organisations(
        "Hội đồng nhân dân (HĐND) các cấp và Văn phòng HĐND-UBND huyện; Đảng ủy 13 xã",
        &[
            (
                "Hội đồng nhân dân (HĐND) các cấp",
                "Hội đồng nhân dân các cấp",
            ),
            (
                "Văn phòng HĐND-UBND huyện",
                "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện",
            ),
            ("HĐND", "Hội đồng nhân dân"),
            ("UBND huyện", "Ủy ban nhân dân huyện"),
            ("Đảng ủy", "Đảng ủy"),
        ],
    );
}

#[test]
fn what_stands_around_a_place_tells_which_it_is() {
    check_places("Huyện ủy Vạn Ninh họp.", &[("Vạn Ninh", "huyện Vạn Ninh")]);
    check_places(
        "xã Đoan Bái (Hiệp Hòa, Bắc Giang); TP Buôn Ma Thuột",
        &[
            ("xã Đoan Bái", "xã Đoan Bái"),
            ("Hiệp Hòa", "huyện Hiệp Hòa"),
            ("Bắc Giang", "tỉnh Bắc Giang"),
            ("TP Buôn Ma Thuột", "thành phố Buôn Ma Thuột"),
        ],
    );
    check_places(
        "Tại huyện Bình Sơn, đoàn của Bình Phước thăm phường 10 tháng sau; Buôn Ma Thuột",
        &[
            ("huyện Bình Sơn", "huyện Bình Sơn"),
            ("Bình Phước", "tỉnh Bình Phước"),
        ],
    );
}

#[test]
fn a_level_word_means_the_commune_named_last_in_the_paragraph() {
    check_organisations(
        "Huyện Lương Sơn, tỉnh Hòa Bình: xã Cư Yên, xã Tân Vinh và xã Cư Yên.\nTại xã Tân Vinh, UBND xã đã đối thoại; HĐND huyện giám sát.",
        &[
            ("UBND xã", "Ủy ban nhân dân xã Tân Vinh"),
            ("HĐND huyện", "Hội đồng nhân dân huyện Lương Sơn"),
        ],
    );
}

#[test]
fn a_city_of_the_first_tier_is_named_as_such() {
    let text = "Hà Nội: UBND Thành phố ban hành Kế hoạch; Chương trình số 02-CTr/TU và Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN.";
    let layers = layers(text, Zone::Body);
    let body = &layers.organisations[0];
    assert_eq!(body.normal, "Ủy ban nhân dân thành phố Hà Nội");
    assert_eq!(body.level, Some(super::Level::Municipality));
    let expansion = |form: &str| {
        let mut all = layers.abbreviations.iter();
        let found = all.find(|a| a.span.of(text) == form);
        found.and_then(|a| a.expansion.as_deref())
    };
    assert_eq!(expansion("TU"), Some("Thành ủy"));
    assert_eq!(
        expansion("UBTWMTTQVN"),
        Some("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")
    );
    // The Government and the Front's central committee issue it for all provinces.
    let instruments: Vec<&str> = layers
        .instruments
        .iter()
        .map(|c| c.instrument.as_str())
        .collect();
    assert_eq!(
        instruments,
        [
            "chương trình 02-CTr/TU thành phố Hà Nội",
            "nghị quyết liên tịch 09/2008/NQLT-CP-UBTWMTTQVN"
        ]
    );
}

#[test]
fn small_places_lie_in_what_their_paragraph_has_named() {
    let text = "Tỉnh Đồng Tháp.\nTại thành phố Cao Lãnh, tổ 12, khóm 3, Phường 11.\nHuyện Lấp Vò, xã Bình Thành: ấp Bình Hòa.";
    let layers = layers(text, Zone::Body);
    let lies_in = |name: &str| {
        let mut all = layers.places.iter();
        let found = all.find(|place| place.span.of(text) == name);
        found.and_then(|place| place.parent.as_deref())
    };
    assert_eq!(lies_in("Phường 11"), Some("thành phố Cao Lãnh"));
    assert_eq!(lies_in("khóm 3"), Some("phường 11"));
    assert_eq!(lies_in("ấp Bình Hòa"), Some("xã Bình Thành"));
}

#[test]
fn a_letter_of_a_ministry_is_the_same_in_every_province() {
    let text = "Tỉnh Đồng Tháp: Công văn số 3456/BNV-CQĐP của Bộ Nội vụ; Hướng dẫn số 05-HD/BDVTU; Công văn số 12/UBND-NC.";
    let layers = layers(text, Zone::Body);
    let instruments: Vec<&str> = (layers.instruments.iter())
        .map(|c| c.instrument.as_str())
        .collect();
    assert_eq!(
        instruments,
        [
            "công văn 3456/BNV-CQĐP",
            "hướng dẫn 05-HD/BDVTU tỉnh Đồng Tháp",
            "công văn 12/UBND-NC tỉnh Đồng Tháp"
        ]
    );
}

#[test]
fn blocks_and_offices_of_communes() {
    check_organisations(
        "Khối Dân vận xã Nà Hẩu và Phòng Tài nguyên - Môi trường huyện Văn Yên phối hợp.",
        &[
            ("Khối Dân vận xã Nà Hẩu", "Khối Dân vận xã Nà Hẩu"),
            (
                "Phòng Tài nguyên - Môi trường huyện Văn Yên",
                "Phòng Tài nguyên - Môi trường huyện Văn Yên",
            ),
        ],
    );
}

#[test]
fn bodies_of_addresses_and_codes_are_none() {
    check_organisations(
        "Email: ubnd.camkhe@phutho.gov.vn; https://camkhe.gov.vn/tin/QD-217-TW; mã bài QD-22-2023-UBND; HĐND-UBND huyện Cẩm Khê",
        &[
            ("HĐND", "Hội đồng nhân dân huyện Cẩm Khê"),
            ("UBND huyện Cẩm Khê", "Ủy ban nhân dân huyện Cẩm Khê"),
        ],
    );
}

#[test]
fn unions_delegations_and_offices() {
    check_persons(
        "Chị Lê Thị Giang, Bí thư Đoàn xã Sai Nga; ông Trần An Bình, Trưởng đoàn ĐBQH tỉnh; ông Lê Văn Chỉ, PCT UBND huyện; \
         đ/c Lê Thị Yến, Phó Bí thư TT Huyện ủy; Võ Thị Tâm, UVBTV, Trưởng Ban Dân vận Tỉnh ủy; Vũ Văn Hưng, UV BTV, Bí thư Huyện ủy.",
        &[
            "chị|Lê Thị Giang|Bí thư Đoàn xã Sai Nga",
            "ông|Trần An Bình|Trưởng Đoàn đại biểu Quốc hội tỉnh",
            "ông|Lê Văn Chỉ|Phó Chủ tịch Ủy ban nhân dân huyện",
            "đồng chí|Lê Thị Yến|Phó Bí thư Thường trực Huyện ủy",
            "|Võ Thị Tâm|Ủy viên Ban Thường vụ Tỉnh ủy; Trưởng Ban Dân vận Tỉnh ủy",
            "|Vũ Văn Hưng|Ủy viên Ban Thường vụ Huyện ủy; Bí thư Huyện ủy",
        ],
    );
    check_organisations(
        "Văn phòng UBND tỉnh, Thanh tra tỉnh; Sở TN&MT; Đoàn kiểm tra số 2 của Ban Chỉ đạo tỉnh; Văn phòng HĐND và UBND huyện; Đoàn nghệ thuật.",
        &[
            ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
            ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
            ("Thanh tra tỉnh", "Thanh tra tỉnh"),
            ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
            (
                "Đoàn kiểm tra số 2 của Ban Chỉ đạo tỉnh",
                "Đoàn kiểm tra số 2 của Ban Chỉ đạo tỉnh",
            ),
            ("Ban Chỉ đạo tỉnh", "Ban Chỉ đạo tỉnh"),
            (
                "Văn phòng HĐND và UBND huyện",
                "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện",
            ),
            ("HĐND", "Hội đồng nhân dân"),
            ("UBND huyện", "Ủy ban nhân dân huyện"),
        ],
    );
}

#[test]
fn names_of_firms_and_schools_end_where_the_next_begins() {
    check_organisations(
        "Công ty cổ phần Gỗ Bình Phước (KCN) và Trường THPT Nguyễn Huệ và Trường THCS Lê Lợi.",
        &[
            (
                "Công ty cổ phần Gỗ Bình Phước",
                "Công ty cổ phần Gỗ Bình Phước",
            ),
            (
                "Trường THPT Nguyễn Huệ",
                "Trường Trung học phổ thông Nguyễn Huệ",
            ),
            ("Trường THCS Lê Lợi", "Trường Trung học cơ sở Lê Lợi"),
        ],
    );
}

#[test]
fn an_office_that_opens_its_clause_is_of_the_name_behind_the_comma() {
    check_persons(
        "Theo Chủ tịch Hội CCB xã, ông Lý Văn Sơn; bà Võ Thị Hoa, Chủ tịch UBND xã, ông Lê Văn Tư, Bí thư Đảng ủy xã.",
        &[
            "ông|Lý Văn Sơn|Chủ tịch Hội Cựu chiến binh xã",
            "bà|Võ Thị Hoa|Chủ tịch Ủy ban nhân dân xã",
            "ông|Lê Văn Tư|Bí thư Đảng ủy xã",
        ],
    );
}

#[test]
fn streets_and_wards_in_short_are_places() {
    let text = "Tòa soạn 60A Hoàng Văn Thụ, P.9, Q.Phú Nhuận, TP.HCM; ông Lê Ba ở số 5 Nguyễn Thị Minh Khai, Q. 1; khu 7, xã Hùng Việt; tổ 5, phường Hàm Rồng; mục P.1a; 3 tổ 5 người";
    check_places(
        text,
        &[
            ("Hoàng Văn Thụ", "đường Hoàng Văn Thụ"),
            ("P.9", "phường 9"),
            ("Q.Phú Nhuận", "quận Phú Nhuận"),
            ("TP.HCM", "thành phố Hồ Chí Minh"),
            ("Nguyễn Thị Minh Khai", "đường Nguyễn Thị Minh Khai"),
            ("Q. 1", "quận 1"),
            ("khu 7", "khu 7"),
            ("xã Hùng Việt", "xã Hùng Việt"),
            ("tổ 5", "tổ 5"),
            ("phường Hàm Rồng", "phường Hàm Rồng"),
        ],
    );
    check_persons(text, &["ông|Lê Ba|"]);
}

#[test]
fn offices_behind_a_titled_name_are_of_the_next() {
    check_persons(
        "Phó Bí thư Thường trực Đảng ủy Lê Thị Thanh, Phó Bí thư Đảng ủy, Chủ tịch UBND phường Đào Văn Nam dự. \
         Ông Tạ Văn Ba, Bí thư Đảng ủy, Chủ tịch HĐND phường Lê Thị Tư dự; bà Võ Lan, Thường vụ Huyện ủy, Trưởng Ban Dân vận.",
        &[
            "|Lê Thị Thanh|Phó Bí thư Thường trực Đảng ủy",
            "|Đào Văn Nam|Phó Bí thư Đảng ủy; Chủ tịch Ủy ban nhân dân phường",
            "ông|Tạ Văn Ba|Bí thư Đảng ủy",
            "|Lê Thị Tư|Chủ tịch Hội đồng nhân dân phường",
            "bà|Võ Lan|Ủy viên Ban Thường vụ Huyện ủy; Trưởng Ban Dân vận",
        ],
    );
}

#[test]
fn committees_keep_their_level_and_the_order_of_their_words() {
    check_organisations(
        "Huyện Thái Thụy họp; tổ giúp việc Ban Chỉ đạo; Ban chỉ đạo các cấp kiện toàn, từng thành viên ban chỉ đạo; Trưởng Ban Chỉ đạo thực hiện QCDC huyện Lê Văn Ba.",
        &[
            (
                "tổ giúp việc Ban Chỉ đạo",
                "Tổ giúp việc Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở huyện Thái Thụy",
            ),
            (
                "Ban Chỉ đạo",
                "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở huyện Thái Thụy",
            ),
            (
                "Ban chỉ đạo các cấp",
                "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở các cấp",
            ),
            (
                "ban chỉ đạo",
                "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở các cấp",
            ),
            (
                "Ban Chỉ đạo thực hiện QCDC huyện",
                "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở huyện Thái Thụy",
            ),
        ],
    );
    check_persons(
        "Trưởng Ban Chỉ đạo thực hiện QCDC huyện Lê Văn Ba.",
        &["|Lê Văn Ba|Trưởng Ban Chỉ đạo thực hiện quy chế dân chủ huyện"],
    );
}

#[test]
fn a_list_of_instruments_shares_its_issuer() {
    let text = "Tỉnh Cà Mau: Quyết định 217, 218 của Bộ Chính trị; Nghị quyết số 43-NQ/TW ngày 24/11/2023, \
                Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII.";
    let layers = layers(text, Zone::Body);
    let instruments: Vec<&str> = (layers.instruments.iter())
        .map(|citation| citation.instrument.as_str())
        .collect();
    assert_eq!(
        instruments,
        ["quyết định 217", "quyết định 218", "nghị quyết 43-NQ/TW"]
    );
    assert_eq!(
        layers.instruments[2].issuer.map(|span| span.of(text)),
        Some("Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII")
    );
}

#[test]
fn monks_and_teachers_have_forms_of_address() {
    check_persons(
        "Hòa thượng Thạch Hà, thầy giáo Lò Văn Inh và bác sĩ Phan Thị Mỹ dự; nhà thờ Thạch Bàn.",
        &[
            "hòa thượng|Thạch Hà|",
            "thầy giáo|Lò Văn Inh|",
            "bác sĩ|Phan Thị Mỹ|",
        ],
    );
}
