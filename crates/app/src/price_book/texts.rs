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
    "ably",
    "alibaba-artc",
    "alibaba-pnvs",
    "anthropic",
    "cloudflare",
    "cometchat",
    "deepseek",
    "deepseek-cny",
    "google-workspace",
    "openai",
    "pubnub",
    "qwen",
    "sendbird",
    "slack",
    "stream-chat",
    "supabase",
    "talkjs",
    "tencent-cdn-intl",
    "tencent-chat-intl",
    "tencent-cos-intl",
    "tencent-sms",
    "tencent-sms-intl",
    "tencent-tpns",
    "tencent-trtc-intl",
    "twilio",
    "twilio-voice-sms",
    "wechat-cloud",
    "zego-voice",
    "zoom",
    "zulip",
}
