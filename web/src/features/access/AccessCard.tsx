import { Center, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGES, type Language } from '../../i18n';

const SHORT: Record<Language, string> = { 'pt-BR': 'PT', en: 'EN', es: 'ES' };

/** Around each page that works without a session. */
export function AccessCard({ title, children }: { title: string; children: ReactNode }) {
	const { t, i18n } = useTranslation('access');
	useEffect(() => {
		document.title = `${title} · Balcão`;
	}, [title]);
	return (
		<Center component="main" mih="100vh" p="md">
			<Stack w="100%" maw={400} gap="lg">
				<Group gap="sm" justify="center">
					<img src="/icon.svg" alt="" width={36} height={36} />
					<Text fw={700} size="xl">
						Balcão
					</Text>
				</Group>
				<Paper withBorder p="lg" radius="md">
					<Title order={1} size="h4" mb="md">
						{title}
					</Title>
					{children}
				</Paper>
				<Center>
					<SegmentedControl
						size="xs"
						aria-label={t('language')}
						value={i18n.language}
						onChange={(value) => void changeLanguage(value as Language)}
						data={LANGUAGES.map((value) => ({ value, label: SHORT[value] }))}
					/>
				</Center>
			</Stack>
		</Center>
	);
}
