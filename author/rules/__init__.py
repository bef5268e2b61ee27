"""Checks that the shape of the data cannot say: one small function per rule, listed here and nowhere else.

A rule takes the `Subject` and yields findings. Its code, title, basis and example are in schemas/rules.yaml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.rules import (
    amounts,
    assets,
    bases,
    bodies,
    calendar,
    carried,
    change,
    changes_in_words,
    classification,
    costs,
    deadlines,
    doubled,
    language,
    levels,
    naming,
    numbering,
    othernames,
    personal,
    phrases,
    placeholders,
    procurement,
    signs,
    staff,
    structure,
    sums,
    targets,
    unfilled,
    unitnatures,
    units,
    years,
)
from author.rules.ignore import without_ignored
from author.rules.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from author.compose.composition import Composition
    from author.ground.findings import Finding


def check(composition: Composition) -> list[Finding]:
    """All findings of all rules, without those that staff have explained under 忽略.

    What rests on something that could not be read is not found: that is told already, and may be its cause.
    """
    subject = Subject(composition)
    rules = (rule for rule in RULES if subject.knows_year or rule not in OF_THE_YEAR)
    found = (finding for rule in rules for finding in rule(subject))
    return without_ignored(subject, (each for each in found if not any(map(subject.rests_on_unread, each.about))))


OF_THE_YEAR = (*years.OF_THE_YEAR, bases.other_bases)
"""What cannot be said where the year itself is a slip."""

RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    amounts.negative_amounts,
    amounts.absurd_amounts,
    structure.wrong_year,
    phrases.own_wording,
    structure.joined_names,
    structure.reasons_without_place,
    structure.uses_without_place,
    placeholders.placeholders,
    placeholders.empty_words,
    placeholders.unfinished_projects,
    numbering.broken_numbering,
    numbering.miscounted_lists,
    calendar.impossible_days,
    deadlines.due_days,
    deadlines.works_backward,
    doubled.doubled_sentences,
    doubled.doubled_items,
    unfilled.blank_counts,
    unfilled.blank_parts,
    amounts.tiny_budget,
    change.missing_reasons,
    change.wrong_directions,
    changes_in_words.contrary_events,
    changes_in_words.contrary_absences,
    changes_in_words.contrary_projects,
    change.staff_without_pay,
    change.same_words_both_ways,
    change.loud_changes,
    change.uncovered_base,
    phrases.own_phrases,
    sums.false_totals,
    sums.project_amounts,
    sums.allocations,
    sums.reason_amounts,
    costs.cost_caps,
    years.stale_years,
    bases.other_bases,
    bases.other_terms,
    bases.amounts_of_other_years,
    years.document_numbers,
    years.ended_plans,
    years.periods,
    years.dates,
    naming.unit_spelling,
    naming.kind_of_unit,
    bodies.budget_of_kind,
    bodies.misspelt_ends,
    bodies.self_names,
    bodies.self_places,
    bodies.offices_of_other_places,
    bodies.staff_of_others,
    naming.unknown_subjects,
    levels.levels,
    othernames.codes_beside_names,
    othernames.old_names,
    othernames.misspelt_names,
    othernames.reasons_of_other_subjects,
    naming.project_names,
    naming.repeated_terms,
    language.doubled_words,
    language.punctuation,
    language.mixed_brackets,
    language.unpaired,
    language.sentence_ends,
    signs.unprintable_signs,
    procurement.procurement,
    procurement.procurement_of_units,
    staff.staff,
    staff.staff_of_units,
    staff.staff_in_words,
    assets.assets,
    assets.equipment,
    classification.three_public,
    classification.fitting_codes,
    classification.purposes_of_codes,
    carried.money_of_another_budget,
    carried.natures,
    carried.functions_of_economic_codes,
    unitnatures.natures_of_units,
    targets.weights,
    targets.first_levels,
    targets.repeated,
    targets.units,
    targets.rates,
    targets.signs,
    targets.last_results,
    targets.heads,
    amounts.control_figures,
    units.units_without_money,
    units.counted_of_some,
    units.vehicles_of_units,
    units.unit_controls,
    unfilled.no_control_figures,
    years.twenty_days,
    personal.personal_numbers,
    personal.names_of_persons,
)
