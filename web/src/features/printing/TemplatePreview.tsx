import { NumberInput, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/client';
import { previewTemplate, type TemplateValues, templateKey } from './api';
import classes from './PrintTemplatePage.module.css';

interface TemplatePreviewProps {
	values: TemplateValues;
	/** What is wrong with the body; null when it can be printed. */
	onBodyProblem: (message: string | null) => void;
}

/** How a template prints while it is being written: an invented ticket, or one of the reader's. */
export function TemplatePreview({ values, onBodyProblem }: TemplatePreviewProps) {
	const { t } = useTranslation('printing');
	const [number, setNumber] = useState<number | null>(null);
	const [shown] = useDebouncedValue({ values, number }, 400);
	const query = useQuery({
		queryKey: [...templateKey, 'preview', shown],
		queryFn: ({ signal }) => previewTemplate(shown.values, shown.number, signal),
		placeholderData: keepPreviousData,
		retry: false,
		gcTime: 0,
	});
	const [html, setHtml] = useState('');
	useEffect(() => {
		if (query.data) {
			setHtml(query.data.html);
		}
	}, [query.data]);
	const errors = query.error instanceof ProblemError ? query.error.errors : [];
	const of = (field: string) => errors.find((each) => each.field === field)?.message ?? null;
	const bodyProblem = of('body');
	// biome-ignore lint/correctness/useExhaustiveDependencies: the caller's function may be a new one each time
	useEffect(() => onBodyProblem(bodyProblem), [bodyProblem]);
	return (
		<Stack gap="xs">
			<NumberInput
				label={t('ticketNumber')}
				description={t('ticketNumberHint')}
				placeholder={t('example')}
				hideControls
				allowDecimal={false}
				allowNegative={false}
				maw={260}
				value={number ?? ''}
				onChange={(value) => setNumber(typeof value === 'number' ? value : null)}
				error={of('ticketNumber')}
			/>
			<Text size="sm" fw={500}>
				{t('preview')}
			</Text>
			<iframe title={t('preview')} sandbox="allow-same-origin" srcDoc={html} className={classes.preview} />
		</Stack>
	);
}
