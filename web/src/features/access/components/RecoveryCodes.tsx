import { Alert, Button, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './RecoveryCodes.module.css';

interface RecoveryCodesProps {
	codes: string[];
	onDone: () => void;
}

/** The recovery codes, this once: to copy, to download, to print (SEC-2). */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
	const { t } = useTranslation('access');
	const text = `${t('codes.fileTitle')}\n\n${codes.join('\n')}\n`;
	const download = () => {
		const link = document.createElement('a');
		link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
		link.download = t('codes.fileName');
		link.click();
		URL.revokeObjectURL(link.href);
	};
	return (
		<Stack gap="md">
			<Alert color="yellow" title={t('codes.title')}>
				{t('codes.text')}
			</Alert>
			<SimpleGrid
				cols={{ base: 1, xs: 2 }}
				spacing={4}
				className={classes.codes}
				aria-label={t('codes.label')}
				role="list"
			>
				{codes.map((code) => (
					<Text key={code} role="listitem" ff="monospace">
						{code}
					</Text>
				))}
			</SimpleGrid>
			<Group gap="xs" className={classes.actions}>
				<CopyButton value={codes.join('\n')}>
					{({ copied, copy }) => (
						<Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy}>
							{t(copied ? 'codes.copied' : 'codes.copy')}
						</Button>
					)}
				</CopyButton>
				<Button variant="default" leftSection={<IconDownload size={16} />} onClick={download}>
					{t('codes.download')}
				</Button>
				<Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
					{t('codes.print')}
				</Button>
				<Button onClick={onDone}>{t('codes.done')}</Button>
			</Group>
		</Stack>
	);
}
