//! Names that a lexicon of common words lacks: the provinces as they were until 2025 and the larger
//! towns, and how Vietnamese calls other countries and their capitals.

/// One name between commas.
pub(super) const PLACES: &str = "
    an giang, bà rịa, vũng tàu, bắc giang, bắc kạn, bạc liêu, bắc ninh, bến tre, bình định, bình dương, bình phước,
    bình thuận, cà mau, cần thơ, cao bằng, đà nẵng, đắk lắk, đắk nông, điện biên, đồng nai, đồng tháp, gia lai,
    hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang, hồ chí minh, hưng yên, khánh hòa,
    kiên giang, kon tum, lai châu, lâm đồng, lạng sơn, lào cai, long an, nam định, nghệ an, ninh bình, ninh thuận,
    phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh,
    thái bình, thái nguyên, thanh hóa, thừa thiên huế, tiền giang, trà vinh, tuyên quang, vĩnh long, vĩnh phúc,
    yên bái, sài gòn, đà lạt, nha trang, quy nhơn, hội an, đồng hới, hồng lĩnh, buôn ma thuột, biên hòa,
    đồng xoài, thủ đức, thủ dầu một, rạch giá, long xuyên, cao lãnh, mỹ tho, tam kỳ, pleiku, hạ long, cẩm phả,
    uông bí, việt trì, phủ lý, hòa bình, điện biên phủ, hoàng sa, trường sa, phú quốc, côn đảo, bạch long vĩ,
    hoàn kiếm, ba đình, hai bà trưng, đống đa, cầu giấy, tân bình, bình thạnh, gò vấp, phú nhuận, sông cầu,
    việt nam, trung quốc, đài loan, hồng kông, nhật bản, hàn quốc, triều tiên, mông cổ, thái lan, miến điện,
    ấn độ, đông timor, hoa kỳ, anh quốc, pháp quốc, hà lan, phần lan, ba lan, na uy, thụy điển, thụy sĩ, đan mạch,
    tây ban nha, bồ đào nha, hy lạp, thổ nhĩ kỳ, ai cập, nam phi, ả rập, ả rập xê út, liên xô, nam tư, bắc kinh,
    thượng hải, quảng châu, quảng đông, quảng tây, vân nam, bình nhưỡng, mạc tư khoa, luân đôn, viêng chăn,
    nam vang, phnôm pênh, châu á, châu âu, châu phi, châu mỹ, châu đại dương, thái bình dương, đại tây dương,
    ấn độ dương, đông nam á, đông á, nam á, tây á, đông âu, tây âu, bắc âu, bắc mỹ, nam mỹ, bắc cực, nam cực
";
