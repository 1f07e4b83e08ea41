import { Box, Button, Group, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from './PageHeader';
import { ProblemAlert } from './ProblemAlert';

interface FormPageProps {
	title: string;
	description?: string;
	problem: string | null;
	/** What somebody else saved meanwhile: a {@link ConflictAlert}. */
	conflict?: ReactNode;
	busy: boolean;
	onSubmit: () => void;
	/** Leads to the pages beside this one. */
	navigation?: ReactNode;
	/** Buttons beside the heading. */
	header?: ReactNode;
	/** Buttons before the one that submits. */
	extra?: ReactNode;
	/** What the button that submits says; Salvar without it. */
	submitLabel?: string;
	children: ReactNode;
}

/** A page that is one form. */
export function FormPage({
	title,
	description,
	problem,
	conflict,
	busy,
	onSubmit,
	navigation,
	header,
	extra,
	submitLabel,
	children,
}: FormPageProps) {
	const { t } = useTranslation();
	return (
		<Box maw={860}>
			<PageHeader title={title} description={description}>
				{header}
			</PageHeader>
			{navigation}
			<Paper
				component="form"
				withBorder
				p="md"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					onSubmit();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					{conflict}
					{children}
					<Group justify="flex-end">
						{extra}
						<Button variant="subtle" color="gray" onClick={() => history.back()}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{submitLabel ?? t('frame:save')}
						</Button>
					</Group>
				</Stack>
			</Paper>
		</Box>
	);
}
