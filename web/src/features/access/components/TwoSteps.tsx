import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { FreshCodes } from '../../../api/types';
import { DeleteButton } from '../../../frame/DeleteButton';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { ErrorState } from '../../../frame/states';
import { makeRecoveryCodes, readSecondFactor, removeApp } from '../api';
import { AppSetUp } from './AppSetUp';
import { Passkeys } from './Passkeys';
import { RecoveryCodes } from './RecoveryCodes';

export const secondFactorKey = ['second-factor'] as const;

/** Meus dados, Segurança: authenticator app, passkeys and recovery codes (SEC-1, SEC-2). */
export function TwoSteps() {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const query = useQuery({ queryKey: secondFactorKey, queryFn: readSecondFactor });
	const [settingUp, setSettingUp] = useState(false);
	const [codes, setCodes] = useState<string[]>([]);
	const [problem, setProblem] = useState<string | null>(null);
	const changed = async (fresh?: FreshCodes) => {
		setSettingUp(false);
		setCodes(fresh?.recoveryCodes ?? []);
		await queries.invalidateQueries({ queryKey: secondFactorKey });
	};
	const renew = async () => {
		setProblem(null);
		try {
			await changed(await makeRecoveryCodes());
		} catch (failure) {
			setProblem(problemText(failure));
		}
	};
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const state = query.data;
	const on = Boolean(state?.totpSince) || (state?.passkeys ?? 0) > 0;
	return (
		<section>
			<Group gap="xs" mb={4}>
				<Title order={2} size="h5">
					{t('twoSteps.title')}
				</Title>
				{state && (
					<Badge variant="light" color={on ? 'green' : 'gray'} tt="none">
						{t(on ? 'twoSteps.on' : 'twoSteps.off')}
					</Badge>
				)}
			</Group>
			<Text size="sm" c="dimmed" mb="md">
				{t('twoSteps.text')} {state?.required && t('twoSteps.required')}
			</Text>
			<ProblemAlert problem={problem} />
			{codes.length > 0 ? (
				<RecoveryCodes codes={codes} onDone={() => setCodes([])} />
			) : (
				<Stack gap="lg">
					<div>
						<Title order={3} size="h6">
							{t('app.title')}
						</Title>
						{settingUp ? (
							<AppSetUp onDone={(fresh) => void changed(fresh)} onCancel={() => setSettingUp(false)} />
						) : (
							<>
								<Text size="sm" c="dimmed" mb="xs">
									{state?.totpSince ? (
										<>
											{t('app.since')} <RelativeTime value={state.totpSince} />
										</>
									) : (
										t('app.none')
									)}
								</Text>
								<Group gap="xs">
									<Button variant="default" onClick={() => setSettingUp(true)}>
										{t(state?.totpSince ? 'app.replace' : 'app.setUp')}
									</Button>
									{state?.totpSince && (
										<DeleteButton
											question={t('app.remove')}
											onDelete={async () => {
												await removeApp();
												await changed();
											}}
										/>
									)}
								</Group>
							</>
						)}
					</div>
					<Passkeys onRegistered={(fresh) => void changed(fresh)} onRemoved={() => void changed()} />
					{on && (
						<div>
							<Title order={3} size="h6">
								{t('codes.label')}
							</Title>
							<Text size="sm" c="dimmed" mb="xs">
								{t('codes.left', { count: state?.recoveryCodesLeft ?? 0 })}
							</Text>
							<Button variant="default" onClick={() => void renew()}>
								{t('codes.renew')}
							</Button>
						</div>
					)}
				</Stack>
			)}
		</section>
	);
}
