import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { TicketColumn, TicketExport } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import type { TicketFilters } from '../api';
import { useColumnChoice } from '../columns/api';
import { exportsKey, requestExport } from './api';

interface ExportDialogProps {
	opened: boolean;
	/** What the list is narrowed by. */
	filters: TicketFilters;
	/** Those of a saved view, instead of the account's. */
	columns?: TicketColumn[];
	onClose: () => void;
}

const FORMATS: TicketExport['format'][] = ['XLSX', 'CSV'];

/** Asks how what the list finds is to be written, and goes to where one sees it being written (EXP-2). */
export function ExportDialog({ opened, filters, columns, onClose }: ExportDialogProps) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const choice = useColumnChoice();
	const keyFor = useIdempotencyKey();
	const [format, setFormat] = useState<TicketExport['format']>('XLSX');
	const [which, setWhich] = useState<'shown' | 'all'>('shown');
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const submit = async () => {
		if (busy) {
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			const wanted = {
				format,
				filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as Record<string, string>,
				columns: which === 'all' ? choice.data?.available : columns,
			};
			await requestExport(wanted, keyFor([wanted]));
			await queries.invalidateQueries({ queryKey: exportsKey });
			onClose();
			await navigate({ to: '/tickets/exports' });
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('export.dialog')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<Stack gap="md">
					<Text size="sm">{t('export.filters')}</Text>
					<Radio.Group
						label={t('export.format')}
						value={format}
						onChange={(value) => setFormat(value as TicketExport['format'])}
					>
						<Group mt="xs">
							{FORMATS.map((each) => (
								<Radio key={each} value={each} label={t(`export.format_${each}`)} />
							))}
						</Group>
					</Radio.Group>
					<Radio.Group
						label={t('export.columns')}
						value={which}
						onChange={(value) => setWhich(value as 'shown' | 'all')}
					>
						<Group mt="xs">
							{(['shown', 'all'] as const).map((each) => (
								<Radio key={each} value={each} label={t(`export.columns_${each}`)} />
							))}
						</Group>
					</Radio.Group>
					<ProblemAlert problem={problem} />
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('export.submit')}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
