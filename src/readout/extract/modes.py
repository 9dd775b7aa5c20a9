"""The mode of a clause, read from its head verb: asserted, denied, planned, expected or possible."""

from __future__ import annotations

from typing import Any

from readout.model.statement import Mode

__all__ = ["auxiliaries", "deed_of", "is_negated", "is_unlikely", "joined_to", "mode_of"]

_EXPECTING = {"expect", "anticipate", "predict", "forecast", "project", "tip"}
_PLANNING = {
    "plan", "intend", "aim", "pledge", "promise", "vow", "agree", "decide", "prepare", "propose", "seek", "hope", "commit",
    "threaten", "undertake", "want", "wish", "offer", "mean", "resolve", "opt", "arrange",
}  # fmt: skip
_INTENDING = {"plan", "intend", "aim", "prepare", "mean", "hope", "seek"}
_SCHEDULED = {"schedule", "set", "slate", "plan", "bind", "poise", "prepare", "head", "design", "suppose"}
_HELD_TO = {"say", "believe", "think", "report", "allege", "suspect", "rumor", "rumour", "understand"}
_URGING = {
    "urge",
    "ask",
    "tell",
    "order",
    "call",
    "want",
    "request",
    "press",
    "push",
    "direct",
    "instruct",
    "beg",
    "invite",
    "require",
    "demand",
}
_DEMANDING = {"ask", "demand", "insist", "order", "propose", "recommend", "request", "require", "urge"}
_DUE = {"due", "set", "ready", "scheduled", "about", "slated", "poised"}
_LIKELY = {"likely", "bound", "expected", "unlikely", "sure", "certain"}
_SEEMING = {"look", "appear", "seem"}
_MAYBE = {"may", "might", "could", "can"}
_PERHAPS = {"perhaps", "maybe", "possibly", "potentially", "presumably"}
_DENYING = {"deny", "refuse", "decline", "fail", "reject", "avoid", "stop", "cease"}
_IMPLYING = {
    "begin",
    "start",
    "continue",
    "manage",
    "help",
    "come",
    "get",
    "use",
    "happen",
    "tend",
    "appear",
    "seem",
    "prove",
    "have",
    "be",
    "go",
    "dare",
    "remain",
    "stand",
    "love",
    "like",
    "keep",
    "cease",
    "turn",
    "find",
    "rush",
    "serve",
    "force",
    "lead",
    "cause",
    "allow",
    "enable",
    "let",
    "make",
    "live",
}
_LASTING = {"last", "remain", "stay", "continue", "wait", "keep", "hold", "run", "survive", "live", "go"}
_PRESENT = ("VBD", "VBZ", "VBP")
_IF = {"if", "unless", "whether", "should"}


def auxiliaries(verb: Any) -> tuple[str, ...]:
    """The lower-case words of the verb's auxiliaries, in order ("would", "have", "been")."""
    return tuple(_plain(child) for child in verb.children if child.dep_ in ("aux", "auxpass"))


def is_negated(verb: Any) -> bool:
    """Whether the act itself is negated: "did not meet", "never met", "no one met"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in ("never", "hardly", "nowhere")):
            return not _begins_later(verb)
        if child.dep_ == "advmod" and child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and _is_nothing(child):
            return True
        if child.dep_ in ("dobj", "attr") and any(word.dep_ == "det" and word.lower_ == "no" for word in child.children):
            return True
    return False


def _begins_later(verb: Any) -> bool:
    """Whether something is told to come, or to have come, at a time: "did not open until Monday"."""
    if verb.lemma_.lower() in _LASTING:
        return False
    ends = (prep for prep in verb.children if prep.dep_ == "prep" and prep.lower_ in ("until", "till"))
    return any(time.ent_type_ in ("DATE", "TIME") for prep in ends for time in prep.children)


def is_unlikely(verb: Any) -> bool:
    """Whether an act is expected not to come: "is unlikely to open"."""
    return any(child.dep_ == "acomp" and child.lower_ == "unlikely" for child in verb.children)


def joined_to(verb: Any) -> Any:
    """The verb that a conjoined verb stands beside: a finite one ("promised to push and discussed") skips the infinitive before it."""
    head = verb.head
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        while head.tag_ in ("VB", "VBG") and not any(child.tag_ == "MD" for child in head.children) and head.head.pos_ in ("VERB", "AUX"):
            if head.head.i == head.i:
                break
            head = head.head
    return head


def deed_of(verb: Any) -> Any:
    """The verb of the act itself under one that only says how it stands: "meet" for "is expected to meet" and "plans to meet"."""
    if _announced(verb, set(auxiliaries(verb))) is None:
        return verb
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX"):
            return child
        if child.dep_ in ("acomp", "attr"):
            for deep in child.children:
                if deep.dep_ in ("xcomp", "ccomp") and deep.pos_ in ("VERB", "AUX"):
                    return deep
    return verb


def mode_of(verb: Any) -> tuple[Mode, str]:
    """How the act of this verb is put, and the name of the rule that says so.

    "Will" is never asserted; "should" and "must" are (the urging is an act of saying). A reported future ("said he
    would") is planned; a "would" with a condition is possible.

    Args:
        verb: A `Token`, the head of a clause; one that is no verb is read as asserted unless its copula says more.
    """
    own = _own_mode(verb)
    if own:
        return own
    governed = _governed_mode(verb) or _lent_mode(verb)
    if governed:
        return governed
    if verb.dep_ in ("conj", "dep") and verb.head.pos_ in ("VERB", "AUX") and not _has_own_subject(verb) and not _has_own_tense(verb):
        mode, why = mode_of(joined_to(verb))
        if mode != "denied" or not auxiliaries(verb):
            return mode, why if why.startswith("conj") else f"conj-{why}"
    return "asserted", "plain"


def _own_mode(verb: Any) -> tuple[Mode, str] | None:
    aux = set(auxiliaries(verb))
    if verb.dep_ == "advcl" and any(word.dep_ == "mark" and word.lower_ in ("if", "unless") for word in verb.children):
        return "possible", "if"
    if is_negated(verb):
        return "denied", "negated"
    if aux & {"will", "wo", "shall"} or any(word.lower_ in ("'ll", "’ll") for word in verb.children):
        return "planned", "will"
    if "would" in aux:
        return _would(verb, aux)
    if aux & _MAYBE:
        return "possible", "may"
    if any(word.dep_ == "advmod" and word.lower_ in _PERHAPS for word in verb.children):
        return "possible", "perhaps"
    return _announced(verb, aux)


def _would(verb: Any, aux: set[str]) -> tuple[Mode, str]:
    if "have" in aux:
        return "possible", "would-have"
    if any(child.dep_ == "advcl" and any(mark.lower_ in _IF for mark in child.children) for child in verb.children):
        return "possible", "would-if"
    if verb.dep_ in ("ccomp", "conj", "relcl", "advcl", "acl"):
        return "planned", "reported-will"
    return "possible", "would"


def _announced(verb: Any, aux: set[str]) -> tuple[Mode, str] | None:
    has_to = any(child.dep_ in ("xcomp", "advcl") for child in verb.children)
    lemma = verb.lemma_.lower()
    if has_to and lemma in _EXPECTING and verb.tag_ == "VBN" and aux & {"is", "are", "was", "were", "be", "been", "'s"}:
        return "expected", "is-expected"
    if has_to and lemma in _HELD_TO and verb.tag_ == "VBN" and aux & {"is", "are", "was", "were", "'s"}:
        return "possible", "held-to"
    if lemma == "have" and has_to and any(child.lower_ == "yet" for child in verb.children):
        return "denied", "yet-to"
    if verb.pos_ == "AUX" or lemma == "be":
        for child in verb.children:
            if (
                child.dep_ in ("acomp", "attr", "prep")
                and child.lower_ in _DUE
                and any(c.dep_ in ("xcomp", "prep", "pcomp") for c in child.children)
            ):
                return "planned", "is-due"
            if child.dep_ == "acomp" and child.lower_ in _LIKELY and any(c.dep_ in ("xcomp", "ccomp") for c in child.children):
                return "expected", "is-likely"
            if child.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children) and _is_yet_to(verb, child):
                return "planned", "is-to"
    if lemma in _INTENDING and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children) and not aux & {"have", "has"}:
        return "planned", "intends"
    if verb.lower_ == "going" and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children):
        return "planned", "going-to"
    if "to" in aux and aux & {"is", "are", "was", "were"}:
        return "planned", "is-to"
    has_particle = any(child.dep_ == "prt" for child in verb.children)
    if has_to and not has_particle and lemma in _SCHEDULED and verb.tag_ == "VBN" and aux & {"is", "are", "was", "were", "be", "been"}:
        return "planned", "is-scheduled"
    return None


def _is_yet_to(be: Any, verb: Any) -> bool:
    """Whether "is to" looks ahead: not so in "had been to", "is to blame" nor in "is hard to believe"."""
    is_such = any(child.dep_ in ("acomp", "attr") and child.i < verb.i for child in be.children)
    return bool(be.lower_ != "been" and verb.lemma_.lower() != "blame") and not is_such


def _governed_mode(verb: Any) -> tuple[Mode, str] | None:
    """The mode that a governing verb or adjective lends to an infinitive ("plans to", "is due to", "agreed to")."""
    head = verb.head
    if head.i == verb.i or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl"):
        return None
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if not to:
        return ("planned", "urged-that") if _is_urged(verb) else None
    lemma, passive = head.lemma_.lower(), head.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in head.children)
    if (passive and lemma in _EXPECTING) or head.lower_ in _LIKELY:
        return "expected", "expected-to"
    if lemma in _SEEMING:
        return ("expected", "looks-set-to") if head.tag_ != "VBD" and _leads_to_event(verb) else None
    if (passive and lemma in _SCHEDULED) or head.lower_ in _DUE or head.lower_ == "going":
        return "planned", "due-to"
    if lemma == "be" and verb.dep_ == "xcomp" and _is_yet_to(head, verb):
        return "planned", "is-to"
    if lemma in _DENYING and verb.dep_ == "xcomp":
        return "denied", "refused-to"
    if verb.dep_ in ("xcomp", "ccomp") and lemma in _PLANNING | _URGING:
        return "planned", "plans-to"
    if verb.dep_ == "acl" and lemma in {
        "plan",
        "pledge",
        "promise",
        "agreement",
        "intention",
        "decision",
        "commitment",
        "vow",
        "bid",
        "proposal",
    }:
        return "planned", "plan-to"
    if verb.dep_ in ("acl", "advcl", "relcl") or (verb.dep_ == "xcomp" and lemma not in _IMPLYING):
        return "planned", "infinitive"
    return None


def _is_urged(verb: Any) -> bool:
    """Whether a clause is what somebody wants done: "demanded that the town open the dam"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in _DEMANDING or auxiliaries(verb) or subject is None:
        return False
    has_mark = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    is_one = subject.tag_ in ("NN", "NNP") and not subject.conjuncts
    return has_mark and (verb.tag_ == "VB" or (verb.tag_ == "VBP" and is_one))


def _lent_mode(verb: Any) -> tuple[Mode, str] | None:
    """The mode of a verb ahead that an infinitive or participle under it shares: "will have to break", "would allow users to fly"."""
    head = verb.head
    if head.i == verb.i or verb.dep_ not in ("xcomp", "ccomp") or head.pos_ not in ("VERB", "AUX") or verb.tag_ not in ("VB", "VBG", "VBN"):
        return None
    if any(child.dep_ == "aux" and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children):
        return None
    mode, why = mode_of(head)
    return (mode, f"under-{why}") if mode in ("planned", "expected") else None


def _leads_to_event(verb: Any) -> bool:
    return bool(verb.pos_ == "VERB" and verb.tag_ == "VB" and not any(child.lower_ == "have" for child in verb.children))


def _has_own_tense(verb: Any) -> bool:
    """Whether a conjoined verb stands in a tense of its own, which no "will" or "plans to" before it reaches."""
    finite = ("VBD", "VBZ") if verb.head.tag_ == "VB" else ("VBD", "VBZ", "VBP")
    return verb.tag_ in finite or any(child.dep_ in ("aux", "auxpass") and child.tag_ in _PRESENT for child in verb.children)


def _has_own_subject(verb: Any) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _is_nothing(noun: Any) -> bool:
    if noun.lower_ in ("nobody", "none", "nothing", "neither", "no-one"):
        return True
    return any(word.dep_ == "det" and word.lower_ in ("no", "neither") for word in noun.children)


def _plain(token: Any) -> str:
    return str(token.lower_).replace("’", "'")
