import { Alert, Button, Checkbox, FileInput, Group, Modal, MultiSelect, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Holiday } from '../../../api/types';
import { brazilianDays, daysOfFile } from '../api';
import { dayText } from '../names';
import classes from './ImportDays.module.css';

const THIS_YEAR = new Date().getFullYear();
const YEARS = [0, 1, 2, 3, 4].map((ahead) => String(THIS_YEAR + ahead));

/** A day that may be taken over. */
interface Offer {
	day: Holiday;
	optional: boolean;
}

interface ImportDaysProps {
	opened: boolean;
	onClose: () => void;
	/** Those that the calendar has. */
	known: Holiday[];
	onImport: (days: Holiday[]) => void;
}

/** Brazil's national holidays, or the days of a file: looked at, chosen, and then put into the calendar. */
export function ImportDays({ opened, onClose, known, onImport }: ImportDaysProps) {
	const { t } = useTranslation('calendar');
	const take = (days: Holiday[]) => {
		onImport(days);
		onClose();
	};
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			size="lg"
			title={t('import.title')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Tabs defaultValue="brazil">
				<Tabs.List>
					<Tabs.Tab value="brazil">{t('import.brazil')}</Tabs.Tab>
					<Tabs.Tab value="file">{t('import.file')}</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="brazil" pt="md">
					<FromBrazil known={known} onTake={take} />
				</Tabs.Panel>
				<Tabs.Panel value="file" pt="md">
					<FromFile known={known} onTake={take} />
				</Tabs.Panel>
			</Tabs>
		</Modal>
	);
}

interface SourceProps {
	known: Holiday[];
	onTake: (days: Holiday[]) => void;
}

function FromBrazil({ known, onTake }: SourceProps) {
	const { t } = useTranslation('calendar');
	const [years, setYears] = useState(YEARS.slice(0, 2));
	const query = useQuery({
		queryKey: ['brazilian-days', years],
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: async () => (await Promise.all([...years].sort().map((year) => brazilianDays(Number(year))))).flat(),
	});
	const offers = (query.data ?? []).map(({ day, name, optional }) => ({
		day: { day, name, yearly: false, starts: null, ends: null },
		optional,
	}));
	return (
		<Stack>
			<MultiSelect label={t('import.years')} data={YEARS} value={years} onChange={setYears} />
			{query.isError && <Alert color="red">{problemText(query.error)}</Alert>}
			<Choices key={years.join()} offers={offers} known={known} onTake={onTake} />
		</Stack>
	);
}

function FromFile({ known, onTake }: SourceProps) {
	const { t } = useTranslation('calendar');
	const [file, setFile] = useState<File | null>(null);
	const [offers, setOffers] = useState<Offer[] | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const read = async (chosen: File | null) => {
		setFile(chosen);
		setOffers(null);
		setProblem(null);
		if (!chosen) {
			return;
		}
		try {
			const days = await daysOfFile(await chosen.text());
			setOffers(days.map((day) => ({ day, optional: false })));
		} catch (failure) {
			setProblem(problemText(failure));
		}
	};
	return (
		<Stack>
			<FileInput
				label={t('import.chooseFile')}
				description={t('import.fileHint')}
				accept=".ics,text/calendar"
				clearable
				clearButtonProps={{ 'aria-label': t('frame:clear') }}
				placeholder="feriados.ics"
				value={file}
				onChange={(chosen) => void read(chosen)}
				error={problem}
			/>
			{offers && <Choices key={file?.name} offers={offers} known={known} onTake={onTake} />}
		</Stack>
	);
}

function Choices({ offers, known, onTake }: SourceProps & { offers: Offer[] }) {
	const { t } = useTranslation('calendar');
	const [flipped, setFlipped] = useState<ReadonlySet<number>>(new Set());
	const has = new Set(known.map((each) => `${each.day} ${each.name}`));
	const isKnown = ({ day }: Offer) => has.has(`${day.day} ${day.name}`);
	// Holidays are chosen to begin with, optional days are not; a click turns either round.
	const chosen = offers.filter((each, index) => !isKnown(each) && each.optional === flipped.has(index));
	const flip = (index: number) => {
		const next = new Set(flipped);
		if (!next.delete(index)) {
			next.add(index);
		}
		setFlipped(next);
	};
	if (offers.length === 0) {
		return (
			<Text size="sm" c="dimmed">
				{t('import.nothing')}
			</Text>
		);
	}
	return (
		<>
			<fieldset className={classes.choices}>
				<legend className={classes.legend}>{t('import.preview')}</legend>
				{offers.map((each, index) => (
					<Checkbox
						key={`${each.day.day} ${each.day.starts} ${each.day.name}`}
						label={`${dayText(each.day.day, false)} · ${each.day.name}`}
						description={isKnown(each) ? t('import.known') : each.optional ? t('import.optional') : undefined}
						checked={isKnown(each) || each.optional === flipped.has(index)}
						disabled={isKnown(each)}
						onChange={() => flip(index)}
					/>
				))}
			</fieldset>
			<Group justify="flex-end">
				<Button disabled={chosen.length === 0} onClick={() => onTake(chosen.map((each) => each.day))}>
					{t('import.take', { count: chosen.length })}
				</Button>
			</Group>
		</>
	);
}
