import {
	Button,
	Group,
	Modal,
	NumberInput,
	Paper,
	Select,
	SimpleGrid,
	Skeleton,
	Stack,
	Text,
	Textarea,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintPlaceholder, PrintTemplate } from '../../api/types';
import { ConflictAlert } from '../../frame/ConflictAlert';
import { useProblemForm } from '../../frame/forms';
import { PageHeader } from '../../frame/PageHeader';
import { ProblemAlert } from '../../frame/ProblemAlert';
import { ErrorState } from '../../frame/states';
import { tellSaved } from '../../frame/told';
import { readTemplate, restoreTemplate, saveTemplate, type TemplateValues, templateKey } from './api';
import { PlaceholderMenu } from './PlaceholderMenu';
import classes from './PrintTemplatePage.module.css';
import { TemplatePreview } from './TemplatePreview';
import { TemplateVersions } from './TemplateVersions';

const FONTS = ['SANS', 'SERIF', 'MONO'] as const;
const SPACINGS = ['COMPACT', 'NORMAL', 'WIDE'] as const;

/** Modelo de impressão: what a printed ticket says, and how it looks (PRN-3, PRN-4). */
export function PrintTemplatePage() {
	const query = useQuery({ queryKey: templateKey, queryFn: readTemplate, refetchOnWindowFocus: false });
	if (query.isPending) {
		return <Skeleton height={480} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} />;
	}
	return <TemplateForm template={query.data.template} placeholders={query.data.placeholders} />;
}

function valuesOf({ body, looks }: PrintTemplate): TemplateValues {
	return { body, ...looks };
}

interface TemplateFormProps {
	template: PrintTemplate;
	placeholders: PrintPlaceholder[];
}

function TemplateForm({ template, placeholders }: TemplateFormProps) {
	const { t } = useTranslation('printing');
	const queries = useQueryClient();
	const area = useRef<HTMLTextAreaElement>(null);
	const [dialog, setDialog] = useState<'versions' | 'restore' | null>(null);
	const { form, problem, conflict, busy, submit } = useProblemForm<TemplateValues, PrintTemplate>(
		{ initialValues: valuesOf(template) },
		{ record: template, valuesOf },
	);
	const saved = async () => {
		await queries.invalidateQueries({ queryKey: templateKey });
		setDialog(null);
		tellSaved();
	};
	const save = () =>
		submit(async (values, version) => {
			await saveTemplate(values, version);
			await saved();
		});
	const restore = () =>
		submit(async () => {
			const restored = await restoreTemplate(template.version);
			form.setValues(valuesOf(restored.template));
			await saved();
		});
	const insert = (text: string) => {
		const field = area.current;
		const body = form.values.body;
		const from = field?.selectionStart ?? body.length;
		form.setFieldValue('body', body.slice(0, from) + text + body.slice(field?.selectionEnd ?? from));
		requestAnimationFrame(() => {
			field?.focus();
			field?.setSelectionRange(from + text.length, from + text.length);
		});
	};
	const fonts = FONTS.map((value) => ({ value, label: t(`fonts.${value}`) }));
	const spacings = SPACINGS.map((value) => ({ value, label: t(`spacings.${value}`) }));
	return (
		<>
			<PageHeader title={t('setting.template.name')} description={t('setting.template.text')} />
			<Paper
				component="form"
				withBorder
				p="md"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<ConflictAlert
						conflict={conflict}
						fields={{
							body: [t('body')],
							font: [t('font'), (value) => t(`fonts.${value}`)],
							fontSize: [t('fontSize')],
							spacing: [t('spacing'), (value) => t(`spacings.${value}`)],
						}}
					/>
					<div className={classes.columns}>
						<Stack gap="sm">
							<SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
								<Select label={t('font')} data={fonts} allowDeselect={false} {...form.getInputProps('font')} />
								<NumberInput label={t('fontSize')} min={8} max={16} suffix=" pt" {...form.getInputProps('fontSize')} />
								<Select label={t('spacing')} data={spacings} allowDeselect={false} {...form.getInputProps('spacing')} />
							</SimpleGrid>
							<Textarea
								ref={area}
								label={t('body')}
								description={t('bodyHint')}
								className={classes.body}
								spellCheck={false}
								autosize
								minRows={18}
								maxRows={32}
								maxLength={50_000}
								{...form.getInputProps('body')}
							/>
							<Group>
								<PlaceholderMenu placeholders={placeholders} onInsert={insert} />
							</Group>
						</Stack>
						<TemplatePreview
							values={form.values}
							onBodyProblem={(message) =>
								message ? form.setFieldError('body', message) : form.clearFieldError('body')
							}
						/>
					</div>
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={() => setDialog('versions')}>
							{t('versions')}
						</Button>
						<Button
							variant="default"
							disabled={template.standard && !form.isDirty()}
							onClick={() => setDialog('restore')}
						>
							{t('restore')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('frame:save')}
						</Button>
					</Group>
				</Stack>
			</Paper>
			{dialog === 'versions' && (
				<TemplateVersions
					onClose={() => setDialog(null)}
					onChoose={(chosen) => {
						form.setValues(valuesOf(chosen));
						setDialog(null);
					}}
				/>
			)}
			<Modal
				opened={dialog === 'restore'}
				onClose={() => setDialog(null)}
				title={t('restore')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">{t('restoreText')}</Text>
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setDialog(null)}>
						{t('frame:cancel')}
					</Button>
					<Button loading={busy} data-autofocus onClick={() => void restore()}>
						{t('restore')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
