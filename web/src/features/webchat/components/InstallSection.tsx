import { Alert, Button, CopyButton, Fieldset, Group, Stack, Textarea } from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatWidget } from '../../../api/types';
import { formatDateTime } from '../../../frame/format';
import { CopyField } from '../../signon/components/CopyField';
import { NewKeyDialog } from './NewKeyDialog';

/** What goes on the company's site, and the link for where no script can (WCH-4). */
export function InstallSection({ widget }: { widget: ChatWidget }) {
	const { t } = useTranslation('webchat');
	const [asking, setAsking] = useState(false);
	return (
		<Fieldset legend={t('install')}>
			<Stack>
				<CopyButton value={widget.script}>
					{({ copied, copy }) => (
						<Stack gap="xs" align="flex-start">
							<Textarea
								w="100%"
								label={t('script')}
								description={t('scriptHint')}
								value={widget.script}
								readOnly
								autosize
								spellCheck={false}
								styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
								onFocus={(event) => event.currentTarget.select()}
							/>
							<Button
								variant="light"
								leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
								onClick={copy}
							>
								{t(copied ? 'copied' : 'copy')}
							</Button>
						</Stack>
					)}
				</CopyButton>
				<CopyField label={t('link')} value={widget.link} />
				<Group>
					<Button
						component="a"
						href={widget.link}
						target="_blank"
						rel="noopener"
						variant="subtle"
						leftSection={<IconExternalLink size={16} />}
					>
						{t('openLink')}
					</Button>
					<Button variant="subtle" leftSection={<IconKey size={16} />} onClick={() => setAsking(true)}>
						{t('key.open')}
					</Button>
				</Group>
				{widget.formerKeysUntil && (
					<Alert color="yellow">{t('key.until', { until: formatDateTime(widget.formerKeysUntil) })}</Alert>
				)}
				{asking && <NewKeyDialog widget={widget} onClose={() => setAsking(false)} />}
			</Stack>
		</Fieldset>
	);
}
