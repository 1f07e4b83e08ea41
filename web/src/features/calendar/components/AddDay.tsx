import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holiday } from '../../../api/types';

const NEW = { day: '', name: '', yearly: false, whole: true, starts: '13:00', ends: '18:00' };

/** Adds one day to a calendar. */
export function AddDay({ onAdd }: { onAdd: (day: Holiday) => void }) {
	const { t } = useTranslation('calendar');
	const [opened, setOpened] = useState(false);
	const form = useForm({
		initialValues: NEW,
		validate: {
			day: (value) => (value ? null : t('required.day')),
			name: (value) => (value.trim() ? null : t('required.name')),
			ends: (value, values) => (values.whole || value > values.starts ? null : t('required.order')),
		},
	});
	const close = () => {
		setOpened(false);
		form.reset();
	};
	const add = form.onSubmit(({ day, name, yearly, whole, starts, ends }) => {
		onAdd({ day, name: name.trim(), yearly, starts: whole ? null : starts, ends: whole ? null : ends });
		close();
	});
	return (
		<>
			<Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpened(true)}>
				{t('addDay')}
			</Button>
			<Modal opened={opened} onClose={close} title={t('addDay')} closeButtonProps={{ 'aria-label': t('frame:close') }}>
				<form
					noValidate
					onSubmit={(event) => {
						// The calendar's own form is around this one.
						event.stopPropagation();
						add(event);
					}}
				>
					<Stack>
						<TextInput label={t('field.day')} type="date" required {...form.getInputProps('day')} />
						<TextInput label={t('field.dayName')} required maxLength={200} {...form.getInputProps('name')} />
						<Checkbox label={t('field.yearly')} {...form.getInputProps('yearly', { type: 'checkbox' })} />
						<Checkbox label={t('field.whole')} {...form.getInputProps('whole', { type: 'checkbox' })} />
						{!form.values.whole && (
							<SimpleGrid cols={2}>
								<TextInput label={t('field.starts')} type="time" {...form.getInputProps('starts')} />
								<TextInput label={t('field.ends')} type="time" {...form.getInputProps('ends')} />
							</SimpleGrid>
						)}
						<Group justify="flex-end">
							<Button variant="subtle" color="gray" onClick={close}>
								{t('frame:cancel')}
							</Button>
							<Button type="submit">{t('addDay')}</Button>
						</Group>
					</Stack>
				</form>
			</Modal>
		</>
	);
}
