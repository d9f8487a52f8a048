//! The texts of the price book, built into the program.

/// The definitions of all meters.
pub const METERS: &str = include_str!("../../../../price-book/meters.toml");

macro_rules! texts {
    ($($id:literal),* $(,)?) => {
        /// Every entry by its id: first what chat vendors sell in China, then the rest.
        pub const TEXTS: &[(&str, &str)] = &[$((
            $id,
            include_str!(concat!("../../../../price-book/", $id, ".toml")),
        ),)*];
    };
}

texts! {
    "lanying-im",
    "tencent-im",
    "rongcloud-im",
    "rongcloud-im-overseas",
    "rongcloud-im-overseas-4500",
    "easemob-im",
    "zego-zim",
    "wildfirechat",
    "tangsengdaodao",
    "zego-voice",
}
