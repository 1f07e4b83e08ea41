import {
	Alert,
	Badge,
	Button,
	FileButton,
	Group,
	Modal,
	ScrollArea,
	Stack,
	Table,
	Text,
	Textarea,
} from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../../api/client';
import { useIdempotencyKey } from '../../../../api/idempotency';
import type { InvitationLine, Placement } from '../../../../api/types';
import { useAttempt } from '../../../../frame/attempt';
import { useDepartments } from '../../../../frame/lookups';
import { ProblemAlert } from '../../../../frame/ProblemAlert';
import { Placements } from '../Placements';
import { textOf } from './textOf';

const COLORS: Record<InvitationLine['outcome'], string> = {
	READY: 'teal',
	INVITED: 'teal',
	INVALID: 'red',
	DUPLICATE: 'gray',
	ALREADY_AGENT: 'gray',
	NO_SEAT: 'orange',
};

/** Convidar vários: a pasted list or a CSV file, looked at line by line, and then invited. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
	const { t } = useTranslation('people');
	const queries = useQueryClient();
	const departments = useDepartments();
	const keyFor = useIdempotencyKey();
	const [content, setContent] = useState('');
	const [places, setPlaces] = useState<Record<string, Placement>>({});
	const [lines, setLines] = useState<InvitationLine[] | null>(null);
	const { busy, problem, attempt } = useAttempt();
	const invited = lines?.some((each) => each.outcome === 'INVITED') ?? false;
	const ready = lines?.filter((each) => each.outcome === 'READY').length ?? 0;
	const send = async (path: string) => {
		const body = {
			content,
			departments: Object.entries(places).map(([departmentId, place]) => ({ departmentId, ...place })),
		};
		await attempt(async () => {
			const answer = await request<{ lines: InvitationLine[] }>('POST', path, {
				body,
				idempotencyKey: path.endsWith('/preview') ? undefined : keyFor(body),
			});
			setLines(answer.lines);
			await queries.invalidateQueries({ queryKey: ['agents'] });
		});
	};
	const upload = async (file: File | null) => {
		if (file) {
			setLines(null);
			setContent(textOf(await file.arrayBuffer()));
		}
	};
	return (
		<Modal
			opened
			onClose={onClose}
			size="xl"
			title={t('inviteSeveral')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Stack>
				<ProblemAlert problem={problem} />
				{lines === null ? (
					<>
						<Textarea
							label={t('inviteList')}
							description={t('inviteListHint')}
							placeholder={t('inviteListExample')}
							autosize
							minRows={6}
							maxRows={14}
							data-autofocus
							value={content}
							onChange={(event) => setContent(event.currentTarget.value)}
						/>
						<Group>
							<FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void upload(file)}>
								{(props) => (
									<Button variant="default" leftSection={<IconUpload size={16} />} {...props}>
										{t('inviteFile')}
									</Button>
								)}
							</FileButton>
						</Group>
						<div>
							<Text size="sm" fw={500}>
								{t('inviteDepartments')}
							</Text>
							<Placements
								label={t('department')}
								choices={departments.data ?? []}
								value={places}
								onChange={setPlaces}
								empty={t('noDepartments')}
							/>
						</div>
					</>
				) : (
					<>
						{invited && (
							<Alert color="teal" role="status">
								{t('inviteDone', { count: lines.filter((each) => each.outcome === 'INVITED').length })}
							</Alert>
						)}
						<Outcomes lines={lines} />
					</>
				)}
				<Group justify="flex-end">
					{lines !== null && !invited && (
						<Button variant="subtle" color="gray" onClick={() => setLines(null)}>
							{t('inviteBack')}
						</Button>
					)}
					<Button variant={invited ? 'filled' : 'subtle'} color={invited ? undefined : 'gray'} onClick={onClose}>
						{t(invited ? 'frame:close' : 'frame:cancel')}
					</Button>
					{lines === null && (
						<Button loading={busy} disabled={!content.trim()} onClick={() => void send('/agent-invitations/preview')}>
							{t('invitePreview')}
						</Button>
					)}
					{lines !== null && !invited && (
						<Button loading={busy} disabled={ready === 0} onClick={() => void send('/agent-invitations')}>
							{t('invite', { count: ready })}
						</Button>
					)}
				</Group>
			</Stack>
		</Modal>
	);
}

function Outcomes({ lines }: { lines: InvitationLine[] }) {
	const { t } = useTranslation('people');
	return (
		<ScrollArea.Autosize mah="50vh" viewportProps={{ tabIndex: 0 }}>
			<Table aria-label={t('inviteOutcomes')} verticalSpacing={6} stickyHeader>
				<Table.Thead>
					<Table.Tr>
						<Table.Th w={60}>{t('inviteLine')}</Table.Th>
						<Table.Th>{t('field.name')}</Table.Th>
						<Table.Th visibleFrom="sm">{t('departments')}</Table.Th>
						<Table.Th>{t('field.state')}</Table.Th>
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{lines.map((each) => (
						<Table.Tr key={each.line}>
							<Table.Td>{each.line}</Table.Td>
							<Table.Td>
								<Text size="sm">{each.name || '–'}</Text>
								<Text size="xs" c="dimmed">
									{each.email}
								</Text>
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.departments.join(', ') || '–'}</Table.Td>
							<Table.Td>
								<Badge variant="light" color={COLORS[each.outcome]} tt="none">
									{t(`outcome.${each.outcome}`)}
								</Badge>
								{each.problem && (
									<Text size="xs" c="dimmed">
										{each.problem}
									</Text>
								)}
							</Table.Td>
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
		</ScrollArea.Autosize>
	);
}
