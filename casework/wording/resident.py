"""What a resident reads about her own matters: first contact, the form, her cases."""

# --- first contact -------------------------------------------------------------------------------------------
WELCOME = "您好，这里是邻里通。\n您说需要什么帮助，我们帮您找到办事的人，办完为止。"
MENU = "您可以直接说一句，比如“想找人中午送饭”“楼道灯坏了”，也可以点下面的按钮。"
HEARD = "您说的我听到了。"
CONSENT = "要帮您办事，我们需要记下您说的需求、住址和电话，只给社区和接单的机构看，用于办这件事。您同意吗？"
CONSENT_VERSION = "2026-11"
"""Change it with the words of CONSENT: who agreed to the old words is asked again."""
CONSENTED = "谢谢您。"
NEEDS_CONSENT = "请先点“同意”，我们才能替您登记。"
NOT_KEPT = "（没有保存）"
"""Stands in the chat for what she says after she has refused; bot/page/outbox.js knows it too."""
EMERGENCY_NUMBERS = "急救 120，报警 110，火警 119，心理援助 12356。"
BUTTON_AGREE, BUTTON_REFUSE = "同意", "不同意"
BUTTON_HELP, BUTTON_MINE, BUTTON_DIRECTORY, BUTTON_HUMAN = "我要求助", "我的事项", "服务机构", "转人工"


def refused(offices: list[str]) -> str:
    """She does not agree: what remains open to her."""
    lines = ["好的，我们不记您的信息。", f"紧急情况请直接拨打：{EMERGENCY_NUMBERS}", *offices]
    return "\n".join([*lines, "想好了再来，随时跟我说一声就行。"])


def office(name: str, address: str, hours: str, phone: str) -> str:
    """How to reach a community's office on foot and by phone."""
    parts = [f"{name}居委会"]
    if address:
        parts.append(f"地址：{address}")
    if hours:
        parts.append(f"时间：{hours}")
    if phone:
        parts.append(f"电话：{phone}")
    return "，".join(parts)


# --- the form ------------------------------------------------------------------------------------------------
TELL_ME = "您请说，需要什么帮助？一句话就行，比如“我妈82岁，想找人中午送饭”。"
ASK = {
    "place": "请问在什么地方？比如“阳光花园3号楼2单元501”。",
    "phone": "请留一个联系电话，方便上门的人找您。",
    "time": "您希望什么时候？比如“明天上午”“每天中午”。",
    "for_whom": "请问是给谁办的？比如“我自己”“我妈妈，82岁”。",
    "age": "请问多大年纪？",
    "people": "请问一共几个人？",
    "skill": "太好了，谢谢您！您会做些什么、想帮什么忙？",
    "free_time": "您一般什么时候有空？",
}
BAD_PHONE = "这个号码好像不全，请再发一次手机号或座机号；不方便留也可以跳过。"
ASK_COMMUNITY = "请问您住在哪个社区？"
NO_COMMUNITY = "抱歉，这里还没有社区开通服务。"
ASK_COMMUNITY_AGAIN = "请点一下您所在的社区；说不清也没关系，点最后一个。"
BUTTON_CANNOT_SAY = "说不清，找工作人员"
COMMUNITY_UNKNOWN = "（住户说不清是哪个社区）"
UNKNOWN_ESTATE = "这个地方我没查到，请点一下您所在的社区。"
BUTTON_SKIP = "不清楚，先跳过"
BUTTON_CONFIRM, BUTTON_CHANGE, BUTTON_CANCEL = "确认提交", "修改", "取消"
WHO_BUTTONS = ("我自己", "家里老人", "孩子")
WHOSE = "这是说哪一件？点一下就行。"
YOUR_WORDS = "您说"
WHICH = "您说的是哪一种？点一下就行，都不是也没关系。"
BUTTON_NEITHER = "都不是"
CHANGE_WHAT = "要改哪一项？点一下，或者直接说，比如“改成后天”“是4号楼”。"
FIELD_NAMES = {
    "what": "要办的事",
    "for_whom": "给谁办",
    "age": "年纪",
    "people": "人数",
    "place": "地点",
    "time": "时间",
    "phone": "电话",
    "skill": "会做什么",
    "free_time": "空闲时间",
}
UNITS = {"age": "岁", "people": "人"}
DROPPED = "好的，这件事先不办了。您什么时候需要，再跟我说就行。"
AGAIN = "好的，我们重新来。您需要什么帮助？"
NOTHING_OPEN = "现在没有正在填的事项。您直接说需要什么帮助就行。"
NOTHING_TO_CONFIRM = "这件事已经提交过，或者已经取消了。发“我的事项”可以查看。"
WHAT_FOR = "请问您需要什么帮助？一句话就行，比如“想找人送饭”“灯坏了”。"


def ask_of(what: str, question: str) -> str:
    """A question that is about one of several needs."""
    return f"“{what}”{question}"


def still_open(fields: list[str], part: str) -> str:
    """Under the read-back: what is still wanted, and that an answer submits it; `part`: what she has said of the place."""
    where = f"“{part}”在哪个小区、几号楼？" if part else "在什么地方？"
    asked = {"place": f"还差一样：{where}", "phone": "还差一个联系电话。"}
    example = {"place": "“阳光花园3号楼2单元501”", "phone": "手机号或座机号"}
    both = f"还差两样：{where}联系电话是多少？"
    lead = both if len(fields) > 1 else asked[fields[0]]
    said = "阳光花园3号楼2单元501，电话13x…" if len(fields) > 1 else example[fields[0]].strip("“”")
    reply = f"直接回{said}" if fields == ["phone"] else f"直接回一句，比如“{said}”"
    return f"{lead}都对的话，{reply}，我就登记；不方便说，点“确认提交”。"


def taken(facts: list[str]) -> str:
    """Before the number: what she has answered to the read-back."""
    return f"好的，记下了：{'，'.join(facts)}。"


def ask_which_home(part: str) -> str:
    """三单元 or 楼上 is said; of which building?"""
    return f"您说的“{part}”在哪个小区、几号楼？比如“阳光花园3号楼”。"


def kept_facts(facts: list[str]) -> str:
    """An address, a phone, a name of kin, and nothing else so far."""
    return f"好的，记下了：{'、'.join(facts)}。{WHAT_FOR}"


KEPT_FACT = "好的，记下了。"
NOTED = "您刚才说的也记下了，办事的人会看到。"
ASKED_ALONG = "这个我记下了，办事的人会告诉您。"


def asked_before(questions: list[str]) -> str:
    """She drops what she was telling; what she asked on the way is answered all the same."""
    return f"您刚才问的“{'”“'.join(questions)[:200]}”，已经请社区工作人员来回答您。"


STILL_OPEN = "您刚才的事还没说完。"
BUTTON_RESUME, BUTTON_DROP = "接着说", "不办了"


def resume_what(what: str) -> str:
    """The button: go on with this form; "" where it has no name."""
    return f"{BUTTON_RESUME}{what or '刚才'}的事"


def drop_what(what: str) -> str:
    """The button: forget this form."""
    return f"{BUTTON_DROP}（{what or '刚才的事'}）"


def instead(what: str) -> str:
    """Another need has taken the place of one, while a question is open."""
    return f"好的，改成“{what}”。"


def dropped(what: str) -> str:
    """She does not want it any more; what it was."""
    return f"好的，“{what}”这件事先不办了。您什么时候需要，再跟我说就行。" if what else DROPPED


UNSURE_WORDS = "您说的我不一定都听懂了，会有社区工作人员看您的原话，再和您确认。"
READ_BACK = "请您看一下，对不对？"
CHOSEN = "机构"
OR_FROM_PROFILE = "（您上次留的）"


def changed_later(new: str) -> str:
    """Beside her first words: what she has put in their place."""
    return f"（后来改为{new}）"


def ask_change(field: str) -> str:
    """The new value of one field."""
    return f"请说新的{FIELD_NAMES.get(field, field)}。"


def to_some_desk(who: str) -> str:
    """She cannot say which community is hers."""
    return f"没关系，先转给{who}的工作人员，由他们帮您查是哪个社区、该找谁办。"


# --- small talk ----------------------------------------------------------------------------------------------
THANKS = "不客气，应该的。有事您随时说。"
NODDED = "好的。有事您随时说。"
GREETING = "您好！有什么需要帮忙的，您直接说就行。"
CHAT_LONG = "我在呢。您说的这些，要是想请社区帮忙，点一下，工作人员来看；不用的话，接着说别的就行。"
BUTTON_TO_DESK = "请社区看看"
CHAT = "我在呢。我主要帮大家找人办事，您有什么需要，直接说就行。"
SPAM = "这里是社区服务的专线，只办居民的事，广告就不登了。您有需要帮忙的，直接说就行。"
HUMAN_WORDS = "请工作人员联系我"
HUMAN_ALREADY = "已经转给工作人员了，编号 {number}，请稍等，他们会尽快联系您。"

# --- words about a case that somebody has ---------------------------------------------------------------------
AGREED = "好的，就这么定。时间有变，随时在这里说一声。"
BUTTON_NEW = "是另外一件事"
IF_NEW = "要是说的是另外一件事，请点一下。"
WHICH_CASE = "您这句话说的是哪件事？点一下，我们转给办事的人。"


def passed_on(who: str, number: str) -> str:
    """Her words have gone to who has the case."""
    return f"已转告{who}（{number}），对方会看到您的话。"


def for_whom(who: str, what: str) -> str:
    """Her words may be for who has the case, or something of their own."""
    return f"您这句话是对{who}说的（{what}），还是另外一件事？"


def to_whom(who: str) -> str:
    """The button: pass it on."""
    return f"转告{who}"[:40]


NO_ANSWER = "这个我说不准，已经请社区工作人员来回答您。"
ANSWER_FROM = "给您查到了："


def say_so(what: str) -> str:
    """After an answer about a service: how to ask for it."""
    return f"需要的话直接说“我想要{what}”，我来登记。" if what else "需要的话直接说一声，我来登记。"
