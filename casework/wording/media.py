"""What is said to photos, voice, files and places that people send."""

VOICE_HEARD = "语音收到了，会有工作人员听。您方便的话，也可以打几个字说说是什么事。"
VOICE_KEPT = "语音收到了，和您正在说的事放在一起，会有工作人员听。"
VOICE_WORDS = "（语音留言，请听录音）"
MEDIA_NAMES = {"photo": "照片", "file": "文件", "voice": "语音", "location": "位置"}
MEDIA_KEPT = "{kind}收到了，和您正在说的事放在一起。"
MEDIA_ALONE = "{kind}收到了。请您再说一句，是什么事？"
MEDIA_WHICH = "{kind}收到了，是哪件事的？"
MEDIA_NEW = "是新的事"
STICKER = "收到，您的心意我明白。有事您打字、发语音或照片都行。"
