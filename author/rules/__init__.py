"""Checks that the shape of the data cannot say: one small function per rule, listed here and nowhere else.

A rule takes the `Subject` and yields findings. Its code, title, basis and example are in schemas/rules.yaml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.rules import (
    amounts,
    arithmetic,
    assets,
    carried,
    change,
    classification,
    costs,
    emptyvalues,
    language,
    levels,
    nameunits,
    naming,
    othernames,
    personal,
    phrases,
    placeholders,
    prices,
    procurement,
    senses,
    signs,
    sources,
    spans,
    staff,
    structure,
    sums,
    targets,
    twonumbers,
    unfilled,
    unitnatures,
    units,
    wholes,
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
    rules = (rule for rule in RULES if subject.knows_year or rule not in years.OF_THE_YEAR)
    found = (finding for rule in rules for finding in rule(subject))
    return without_ignored(subject, (each for each in found if not any(map(subject.rests_on_unread, each.about))))


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
    placeholders.broken_numbering,
    unfilled.blank_counts,
    unfilled.blank_parts,
    amounts.tiny_budget,
    change.missing_reasons,
    change.wrong_directions,
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
    years.document_numbers,
    years.ended_plans,
    years.periods,
    years.dates,
    naming.unit_spelling,
    naming.kind_of_unit,
    naming.unknown_subjects,
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
    nameunits.name_units,
    senses.senses,
    levels.levels,
    emptyvalues.empty_values,
    emptyvalues.far_results,
    twonumbers.two_numbers,
    sources.sources,
    wholes.wholes,
    wholes.whole_costs,
    arithmetic.products,
    arithmetic.parts_of_counts,
    prices.prices,
    spans.spans,
    spans.years_of_names,
    spans.kinds_of_projects,
    othernames.names_of_others,
    othernames.indicators_of_others,
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
