import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGES } from '../../../i18n';
import classes from './OpenPage.module.css';

const NAMES = { 'pt-BR': 'Português', en: 'English', es: 'Español' } as const;

interface OpenPageProps {
	title: string;
	description?: ReactNode;
	children: ReactNode;
}

/** A page that needs nobody signed in: the mark, one card, the languages. */
export function OpenPage({ title, description, children }: OpenPageProps) {
	const { t, i18n } = useTranslation();
	useEffect(() => {
		document.title = `${title} · Balcão`;
	}, [title]);
	return (
		<div className={classes.page}>
			<header className={classes.brand}>
				<img src="/icon.svg" alt="" width={40} height={40} />
				<Text fw={700} fz="lg">
					Balcão
				</Text>
			</header>
			<Paper component="main" withBorder p="xl" radius="md" className={classes.card}>
				<Title order={1} size="h3" mb={description ? 4 : 'md'}>
					{title}
				</Title>
				{description && (
					<Text size="sm" c="dimmed" mb="md">
						{description}
					</Text>
				)}
				{children}
			</Paper>
			<footer>
				<Group gap={4} className={classes.languages} role="group" aria-label={t('access:language')}>
					{LANGUAGES.map((language) => (
						<Button
							key={language}
							size="compact-sm"
							variant={i18n.language === language ? 'light' : 'subtle'}
							color={i18n.language === language ? undefined : 'gray'}
							lang={language}
							aria-pressed={i18n.language === language}
							onClick={() => void changeLanguage(language)}
						>
							{NAMES[language]}
						</Button>
					))}
				</Group>
			</footer>
		</div>
	);
}
