import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketColumn } from '../../../api/types';
import { useMay } from '../../../frame/session';
import type { TicketFilters } from '../api';
import { ExportDialog } from './ExportDialog';

interface ExportButtonProps {
	filters: TicketFilters;
	columns?: TicketColumn[];
}

/** Takes what the list finds away as a file; for who may (EXP-1). */
export function ExportButton({ filters, columns }: ExportButtonProps) {
	const { t } = useTranslation('ticket');
	const [opened, setOpened] = useState(false);
	if (!useMay('TICKET_EXPORT')) {
		return null;
	}
	return (
		<>
			<Button variant="subtle" color="gray" leftSection={<IconFileExport size={16} />} onClick={() => setOpened(true)}>
				{t('export.action')}
			</Button>
			<ExportDialog opened={opened} filters={filters} columns={columns} onClose={() => setOpened(false)} />
		</>
	);
}
