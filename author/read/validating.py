"""The door of Cerberus: texts become typed values, and what does not fit is told with its path.

Cerberus sorts the errors of a run anew for each one that is added. So every item of a list and every entry with a free
name has a run of its own: ten thousand wrong lines take ten thousand times as long as one, and not its square.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import cerberus
from cerberus.errors import BaseErrorHandler
from cerberus.schema import UnvalidatedSchema

from author.read import values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from author.read.tree import Path

    Rule = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit the schema."""

    path: Path
    rule: str
    """What the schema asks of it and it does not fulfil: required, type, allowed, minlength, nullable, coerce."""
    constraint: Any
    """What the rule says: the choices, the name of a type."""
    value: Any
    message: str
    """Why the value cannot be read, for staff; empty where the rule says it all."""
    of_key: bool = False
    """The key is wrong and not what stands under it."""

    @property
    def place(self) -> Path:
        """The path of what is to blame: the end of a period that is no day, else the value itself."""
        end = values.wrong_end(self.value) if self.rule == "coerce" else ""
        return (*self.path, end) if end else self.path


class Validator(cerberus.Validator):  # type: ignore[misc]  # cerberus is untyped
    """Cerberus with our value types.

    ``unit`` is the unit that amounts are written in, ``mark`` a text that may stand for a number still to be filled in.
    """

    def _unless_marked(self, value: object, read: Callable[[object], object]) -> object:
        mark = self._config.get("mark")
        return value if mark and value == mark else read(value)

    def _normalize_coerce_amount(self, value: object) -> object:
        return self._unless_marked(value, partial(values.amount, unit=self._config.get("unit", "元")))

    def _normalize_coerce_number(self, value: object) -> object:
        return self._unless_marked(value, values.number)

    def _normalize_coerce_count(self, value: object) -> object:
        return self._unless_marked(value, values.count)

    def _normalize_coerce_weight(self, value: object) -> object:
        return values.number(value) if value != "" else ""

    def _normalize_coerce_code(self, value: object) -> str:
        return values.code(value) if value != "" else ""

    _normalize_coerce_wan = staticmethod(values.number)
    _normalize_coerce_text = staticmethod(values.text)
    _normalize_coerce_year = staticmethod(values.year)
    _normalize_coerce_date = staticmethod(values.day)
    _normalize_coerce_paragraphs = staticmethod(values.paragraphs)
    _normalize_coerce_texts = staticmethod(values.texts)
    _normalize_coerce_period = staticmethod(values.period)


class _Innermost(BaseErrorHandler):  # type: ignore[misc]  # cerberus is untyped
    """Gives the errors themselves, those inside for each group, and no sentences about them."""

    def __call__(self, errors: Iterable[Any]) -> list[Any]:
        return [inner for error in errors for inner in (self(error.child_errors) if error.child_errors else (error,))]


class _Known(UnvalidatedSchema):  # type: ignore[misc]  # cerberus is untyped
    """A schema that is known to be valid: a test sees to it, and not each start (60 ms)."""

    def copy(self) -> dict[str, Any]:
        """A plain dict: nothing that is put into it needs to be looked at."""
        return dict(self.schema)


def fitted(
    value: Any,  # noqa: ANN401 - nested dicts and lists of texts
    rule: Rule,
    unit: str,
    mark: str = "",
) -> tuple[Any, list[Misfit]]:
    """``value`` typed by ``rule``, with its defaults, and what does not fit.

    Names that the rule does not know are left out. What does not fit stays as it is, but for entries with a free name,
    which are left out. So does ``mark``, where a number is still to be filled in.
    """
    fitting = _Fitting(unit, mark)
    (found,) = fitting.typed({(): value}, rule)
    return found, fitting.misfits


def default(rule: Rule) -> Any:  # noqa: ANN401 - whatever the rule makes
    """The typed default of a rule that has one."""
    return Validator(_Known({"it": rule})).normalized({})["it"]


class _Fitting:
    """Types values run by run and gathers what does not fit."""

    def __init__(self, unit: str, mark: str) -> None:
        self.misfits: list[Misfit] = []
        self._unit, self._mark = unit, mark

    def typed(self, found: Mapping[Path, Any], rule: Rule) -> list[Any]:
        """The values of one rule, each with its path."""
        outside = _outside(rule)
        fields, alone = self._validator(outside.get("schema", {})), self._validator({"it": outside})
        return [
            self._fields(fields, _shaped(value, rule), rule, path)
            if isinstance(value, dict) and "schema" in outside
            else self._alone(alone, _shaped(value, rule), rule, path)
            for path, value in found.items()
        ]

    def _validator(self, schema: Rule) -> Validator:
        return Validator(_Known(schema), unit=self._unit, mark=self._mark, error_handler=_Innermost)

    def _fields(self, validator: Validator, value: Rule, rule: Rule, path: Path) -> Any:  # noqa: ANN401
        """A mapping whose names the schema gives."""
        if not validator.validate(value):
            self.misfits += [_misfit(error, (*path, *error.document_path)) for error in validator.errors]
        return self._within(validator.document, rule, path)

    def _alone(self, validator: Validator, value: Any, rule: Rule, path: Path) -> Any:  # noqa: ANN401
        """Anything else."""
        if not validator.validate({"it": value}):
            self.misfits += [_misfit(error, path) for error in validator.errors]
        return self._within(validator.document["it"], rule, path)

    def _within(self, value: Any, rule: Rule, path: Path) -> Any:  # noqa: ANN401
        """``value`` with the lists and the free names in it typed."""
        below = rule.get("schema")
        if isinstance(value, dict) and "valuesrules" in rule:
            return dict(self._entries(value, rule, path))
        if isinstance(value, dict) and below and rule["type"] == "dict":
            return {name: self._within(inner, below[name], (*path, name)) for name, inner in value.items()}
        if isinstance(value, list) and below and rule["type"] == "list":
            return self.typed({(*path, index): item for index, item in enumerate(value)}, below)
        return value

    def _entries(self, entries: Mapping[str, Any], rule: Rule, path: Path) -> Iterator[tuple[Any, Any]]:
        """The entries of a mapping with free names, without those that do not fit."""
        validator = self._validator({"key": rule["keysrules"], "value": rule["valuesrules"]})
        names = set()
        for key, value in entries.items():
            here = (*path, key)
            if not validator.validate({"key": key, "value": value}):
                self.misfits += [_misfit(error, here, of_key=error.field == "key") for error in validator.errors]
            elif (name := validator.document["key"]) in names:
                message = f"{values.quoted(name)}写了两次，请只留一处"
                self.misfits.append(Misfit(here, "keysrules", None, key, message, of_key=True))
            else:
                names.add(name)
                yield name, validator.document["value"]


def _outside(rule: Rule) -> Rule:
    """A rule without what it says of the items of lists and of free names."""
    inner = ("keysrules", "valuesrules", "schema") if rule.get("type") == "list" else ("keysrules", "valuesrules")
    left = {name: constraint for name, constraint in rule.items() if name not in inner}
    if "schema" in left:
        left["schema"] = {name: _outside(below) for name, below in left["schema"].items()}
    return left


def _shaped(value: Any, rule: Rule) -> Any:  # noqa: ANN401 - nested dicts and lists
    """``value`` without names that the rule does not know, and a text for every list that should be a mapping.

    A text is the wrong type either way, but of a list Cerberus would take the mapping's schema for its own.
    """
    if rule.get("type") != "dict":
        return value
    if isinstance(value, dict) and "schema" in rule:
        known = rule["schema"]
        return {name: _shaped(inner, known[name]) for name, inner in value.items() if name in known}
    return "" if isinstance(value, list) else value


def _misfit(error: Any, path: Path, *, of_key: bool = False) -> Misfit:  # noqa: ANN401 - cerberus is untyped
    message = str(error.info[0]) if error.rule == "coerce" else ""
    return Misfit(path, error.rule, error.constraint, error.value, message, of_key)
