import { Paper, Select, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { useAskedDepartments } from '../../../frame/lookups';
import { useMe } from '../../../frame/session';
import { ticketKeys } from '../api';
import { type Composed, Composer } from '../composer/Composer';
import { OpeningInputs } from '../opening/OpeningInputs';
import { type Asked, NOTHING_ASKED, named, useOpening } from '../opening/opening';
import type { NewInternalTicket } from './api';

interface Fields extends Asked {
	representedDepartmentId: string | null;
}

const EMPTY: Fields = { ...NOTHING_ASKED, representedDepartmentId: null };

interface InternalFormProps {
	/** Where what was typed is kept. */
	place: string;
	submitLabel: string;
	placeholder: string;
	/** The department in whose name it is, where the person works there. */
	represented?: string;
	open: (ticket: NewInternalTicket, idempotencyKey: string) => Promise<Ticket>;
	onOpened: (ticket: Ticket) => Promise<void>;
}

/** What an agent asks a department for (OPN-17). */
export function InternalForm({ place, submitLabel, placeholder, represented, open, onOpened }: InternalFormProps) {
	const { t } = useTranslation('ticket');
	const me = useMe();
	const queries = useQueryClient();
	const departments = useAskedDepartments();
	const [fields, setFields] = useState<Fields>(EMPTY);
	const [errors, setErrors] = useState<Record<string, string>>({});
	const change = (with_: Partial<Fields>) => {
		setFields((before) => ({ ...before, ...with_ }));
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in with_))));
	};
	const restore = useCallback((restored: Record<string, unknown>) => setFields({ ...EMPTY, ...restored }), []);
	const opening = useOpening(fields, departments.data);
	const own = me.departments.filter((each) => each.tickets || each.manager);
	const asksWhose = own.length > 1 && !own.some((each) => each.id === represented);

	const check = () => {
		const found: Record<string, string> = {
			...(asksWhose && !fields.representedDepartmentId
				? { representedDepartmentId: t('internal.requiredRepresented') }
				: {}),
			...opening.lacking(),
		};
		setErrors(found);
		if (Object.keys(found).length > 0) {
			focusFirstError();
			return false;
		}
		return true;
	};

	const submit = async (composed: Composed) => {
		try {
			const ticket = await open(
				{ ...opening.body(composed), representedDepartmentId: fields.representedDepartmentId },
				composed.idempotencyKey,
			);
			setFields(EMPTY);
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
			await onOpened(ticket);
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.length > 0) {
				setErrors(Object.fromEntries(failure.errors.map((each) => [each.field, each.message])));
				focusFirstError();
			}
			throw failure;
		}
	};

	return (
		<Stack gap="md" maw={860}>
			<Paper withBorder p="md">
				<Stack gap="md">
					<OpeningInputs
						opening={opening}
						fields={fields}
						onChange={change}
						errors={errors}
						onMended={(field) => setErrors(({ [field]: _, ...others }) => others)}
						beside={
							asksWhose && (
								<Select
									name="representedDepartmentId"
									required
									allowDeselect={false}
									label={t('internal.represented')}
									placeholder={t('internal.representedPlaceholder')}
									data={own.map(named)}
									value={fields.representedDepartmentId}
									onChange={(representedDepartmentId) => change({ representedDepartmentId })}
									error={errors.representedDepartmentId}
								/>
							)
						}
					/>
				</Stack>
			</Paper>
			<Composer
				place={place}
				label={t('field.message')}
				placeholder={placeholder}
				submitLabel={submitLabel}
				onCheck={check}
				onSubmit={submit}
				fields={fields === EMPTY ? undefined : fields}
				onFieldsRestored={restore}
			/>
		</Stack>
	);
}
