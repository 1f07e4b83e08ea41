import { ActionIcon, Checkbox, Group, Input, Skeleton, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketColumn, TicketColumnChoice } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { saveColumns, useColumnSetting } from './api';
import { useColumnNames } from './names';

/** Listagem de chamados: which columns the account's lists have, and in which order (COL-1). */
export function ColumnsPage() {
	const query = useColumnSetting();
	if (query.isPending) {
		return <Skeleton height={240} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <ColumnsForm choice={query.data} />;
}

const valuesOf = ({ columns }: TicketColumnChoice) => ({ columns });

function ColumnsForm({ choice }: { choice: TicketColumnChoice }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(choice) },
		{ record: choice, valuesOf },
	);
	const save = () =>
		submit(async ({ columns }, version) => {
			await saveColumns(columns, version);
			await queries.invalidateQueries({ queryKey: ['ticket-columns', 'setting'] });
			tellSaved();
		});
	return (
		<FormPage
			title={t('setting.columns.name')}
			description={t('setting.columns.text')}
			problem={problem}
			conflict={<ConflictAlert conflict={conflict} fields={{ columns: [t('list.columns')] }} />}
			busy={busy}
			onSubmit={() => void save()}
		>
			<ColumnPicker
				choice={choice}
				value={form.values.columns}
				onChange={(columns) => form.setFieldValue('columns', columns)}
				error={form.errors.columns}
			/>
		</FormPage>
	);
}

interface ColumnPickerProps {
	choice: TicketColumnChoice;
	value: TicketColumn[];
	onChange: (columns: TicketColumn[]) => void;
	error: React.ReactNode;
}

/** The chosen columns in their order, then the others. */
function ColumnPicker({ choice, value, onChange, error }: ColumnPickerProps) {
	const { t } = useTranslation('ticket');
	const nameOf = useColumnNames();
	const others = choice.available.filter((each) => !value.includes(each));
	const move = (index: number, by: number) => {
		const moved = [...value];
		moved.splice(index + by, 0, ...moved.splice(index, 1));
		onChange(moved);
	};
	return (
		<Input.Wrapper label={t('list.columns')} description={t('columns.hint')} error={error} labelElement="div">
			<Stack gap={4} mt="xs" role="group" aria-label={t('list.columns')}>
				{[...value, ...others].map((name, index) => (
					<Group key={name} gap="xs" wrap="nowrap" mih={34}>
						<Checkbox
							flex={1}
							label={nameOf(name)}
							checked={value.includes(name)}
							disabled={choice.fixed.includes(name)}
							onChange={(event) =>
								onChange(event.currentTarget.checked ? [...value, name] : value.filter((each) => each !== name))
							}
						/>
						{value.includes(name) && (
							<>
								<ActionIcon
									variant="subtle"
									aria-label={t('columns.earlier', { name: nameOf(name) })}
									disabled={index === 0}
									onClick={() => move(index, -1)}
								>
									<IconArrowUp size={16} />
								</ActionIcon>
								<ActionIcon
									variant="subtle"
									aria-label={t('columns.later', { name: nameOf(name) })}
									disabled={index === value.length - 1}
									onClick={() => move(index, 1)}
								>
									<IconArrowDown size={16} />
								</ActionIcon>
							</>
						)}
					</Group>
				))}
			</Stack>
		</Input.Wrapper>
	);
}
